using HvSim.Engine;
using HvSim.Models.Memory;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Reading;

/// <summary>What is known of a scenario that may still have errors: whatever could not be read is null or left out.</summary>
internal sealed class ScenarioView(BoundSection scenario)
{
    public BoundSection Scenario { get; } = scenario;

    public BoundSection? Host => Scenario.Section(HostSchema.Host);

    public BoundSection? Hypervisor => Host?.Section(HypervisorSchema.Hypervisor);

    public bool IsNative => Hypervisor is { IsKeyword: true };

    /// <summary>Whether addresses are translated in two levels; false also natively.</summary>
    public bool UsesSlat => Hypervisor?.Scalar(TranslationSchema.Slat) is { Value: true };

    public bool KeepsShadowTables => Hypervisor?.Scalar(TranslationSchema.Slat) is { Value: false };

    public SchedulerKind? Scheduler => Hypervisor?.Scalar(HypervisorSchema.Scheduler)?.Value;

    public BoundSection? Mix => Scenario.Section(ExperimentSchema.Mix);

    public BoundSection? Run => Scenario.Section(RunSchema.Run);

    public BoundSection? Sweep => Scenario.Section(ExperimentSchema.Sweep);

    public HostOs? Os => Host is not null && Host.TryGet(HostSchema.Os, out var key) ? HostOs.Of(key) : null;

    /// <summary>The logical processors of the machine.</summary>
    public int? LogicalProcessors =>
        Host?.Section(MachineSchema.Machine) is { } machine
        && machine.TryGet(MachineSchema.Sockets, out var sockets)
        && machine.TryGet(MachineSchema.CoresPerSocket, out var cores)
        && machine.TryGet(MachineSchema.ThreadsPerCore, out var threads)
            ? sockets * cores * threads
            : null;

    /// <summary>The logical processors of each NUMA node.</summary>
    public int? LogicalProcessorsPerNode =>
        Host?.Section(MachineSchema.Machine) is { } machine
        && machine.TryGet(MachineSchema.Sockets, out var sockets)
        && machine.TryGet(MachineSchema.NumaNodesPerSocket, out var nodes)
            ? LogicalProcessors / (sockets * nodes)
            : null;

    /// <summary>Memory of the machine; null where it is not modelled.</summary>
    public long? MachineMemory => Host?.Section(MachineSchema.Machine)?.Scalar(MachineSchema.Memory)?.Value;

    public BoundSection? HostMemory => Host?.Section(HostMemorySchema.Memory);

    /// <summary>What the root leaves of the machine's memory; null where that is nothing, or no bound.</summary>
    public long? MemoryForGuests => HostSwaps ? null :
        MachineMemory - HostMemory?.Scalar(HostMemorySchema.RootReserve)?.Value is > 0 and var left ? left : null;

    /// <summary>Whether the host can move memory between guests.</summary>
    public bool MovesMemory => Guests.Any(guest => guest.Memory.IsDynamic);

    /// <summary>Whether guests may hold more than there is.</summary>
    public bool HostSwaps => HostMemory?.TryGet(HostMemorySchema.Swapping, out var swapping) == true && swapping != HostSwapping.None;

    /// <summary>Whether any guest may have to page, or to read files again.</summary>
    public bool UsesPagingDevice => HostSwaps || Guests.Any(guest => !guest.Memory.AlwaysSuffices || guest.Memory.ReadsFiles);

    public int? ThreadsPerCore =>
        Host?.Section(MachineSchema.Machine)?.Scalar(MachineSchema.ThreadsPerCore)?.Value;

    /// <summary>The names of all guest classes, also of those with errors inside.</summary>
    public IReadOnlyList<string> GuestNames => Scenario.Map(GuestSchema.Guests)?.Names ?? [];

    /// <summary>The guest classes in the order of the file.</summary>
    public IReadOnlyList<GuestView> Guests =>
        [.. (Scenario.Map(GuestSchema.Guests)?.Entries ?? []).Select(entry =>
            new GuestView(entry.Name, (BoundSection)entry.Value))];

    /// <summary>Whether guests follow traces, with which the runs end.</summary>
    public bool FollowsTraces => Guests.Any(guest => guest.Trace is not null);

    /// <summary>
    /// Whether the runs are over with the traces, or with the batch work that is all they are about, so that nothing has to settle.
    /// </summary>
    public bool IsTerminating => FollowsTraces || (Guests.Any(guest => guest.IsBatch) && !Guests.Any(guest => guest.ServesUsers));

    public IReadOnlyList<BoundSection> Objectives =>
        [.. (Scenario.List(ObjectiveSchema.Objectives)?.Items ?? []).Cast<BoundSection>()];

    public IReadOnlyList<BoundAxis> Axes =>
        [.. (Sweep?.Map(ExperimentSchema.Axes)?.Entries ?? []).Select(entry => (BoundAxis)entry.Value)];

    /// <summary>The alternatives by name, each with its changes; those with errors inside hold what could be read.</summary>
    public IReadOnlyList<BoundEntry> Alternatives => Scenario.Map(ExperimentSchema.Alternatives)?.Entries ?? [];

    /// <summary>Whether the sweep varies the number of guests of a class.</summary>
    public bool SweepVariesCountOf(GuestView guest) => Axes.Any(axis =>
        axis.Axis.Path == $"{guest.Section.Path}.{GuestSchema.Count.Key}"
        || axis.Axis.Path == $"{ExperimentSchema.Mix.Key}.{ExperimentSchema.Total.Key}");
}

/// <summary>What is known of a guest class that may still have errors.</summary>
internal readonly record struct GuestView(string Name, BoundSection Section)
{
    public int? Count => Section.TryGet(GuestSchema.Count, out var count) ? count : null;

    public int? VirtualProcessors => Section.TryGet(GuestSchema.VirtualProcessors, out var processors) ? processors : null;

    public GuestMemoryView Memory => new(Section);

    /// <summary>Its disks by number.</summary>
    public IReadOnlyList<DiskView> Disks => [.. DiskView.Of(Section)];

    public BoundSection? Cpu => Section.Section(GuestSchema.Cpu);

    public BoundSection? Workload => Section.Section(WorkloadSchema.Workload);

    public BoundSection? Requests => Workload?.Section(RequestSchema.Requests);

    public BoundSection? Trace => Workload?.Section(TraceSchema.Trace);

    /// <summary>What the file of its trace holds; null where it has none that could be read.</summary>
    public BoundTrace? TraceContent => Trace?.Find(TraceSchema.Content) as BoundTrace;

    /// <summary>Whether the trace begins again after its end, because guests begin at different places of it.</summary>
    public bool TraceGoesRound => Trace?.TryGet(TraceSchema.Spread, out var spread) == true && spread > Duration.Zero;

    public bool IsBatch => Workload?.Find(WorkloadSchema.Batch) is not null;

    public bool IsIdle => Workload is { IsKeyword: true };

    /// <summary>Whether the guest answers requests, so that it needs time to settle and has response times.</summary>
    public bool ServesUsers => Requests is not null || Workload?.Find(WorkloadSchema.Closed) is not null;
}
