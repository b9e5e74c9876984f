using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Intercepts;
using HvSim.Models.Workloads;
using HvSim.Scenarios.Specs;
using HvSim.Stats;

namespace HvSim.Scenarios.Build;

/// <summary>Makes guests on a host, in the order in which they start.</summary>
internal sealed class GuestMaker
{
    private readonly Simulation _simulation;
    private readonly Host _host;
    private readonly BatchProgress _batches;
    private readonly Func<GuestSpec, InterceptProfile> _interceptsOf;
    private readonly MemoryBuilder _memory;
    private readonly IoBuilder _io;
    private readonly TraceBuilder _traces;
    private readonly HypervisorSpec? _hypervisor;
    private readonly NodeAllotment? _nodes;
    private readonly Dictionary<string, CpuGroup> _groups;

    public GuestMaker(Simulation simulation, Host host, BatchProgress batches, HostSpec spec, Func<GuestSpec, InterceptProfile> interceptsOf,
        MemoryBuilder memory, IoBuilder io)
    {
        _simulation = simulation;
        _host = host;
        _batches = batches;
        _interceptsOf = interceptsOf;
        _memory = memory;
        _io = io;
        _traces = new TraceBuilder(simulation, io);
        _hypervisor = spec.Hypervisor;
        // Without a hypervisor every virtual processor has its memory where it runs.
        _nodes = _hypervisor is null || host.Machine.Nodes == 1 ? null : new NodeAllotment(host.Machine, memory.NodeSizes);
        var processors = spec.Machine.LogicalProcessors;
        _groups = spec.CpuGroups.ToDictionary(
            group => group.Name,
            group => new CpuGroup(group.Name, group.Cap, group.Processors.On(processors)),
            StringComparer.Ordinal);
    }

    /// <summary>What guests of a class leave for the hypervisor for.</summary>
    public InterceptProfile InterceptsOf(GuestSpec spec) => _interceptsOf(spec);

    /// <summary>Makes a guest.</summary>
    /// <param name="spec">Its class.</param>
    /// <param name="intercepts">How often it leaves for the hypervisor, from <see cref="InterceptsOf"/>.</param>
    /// <param name="index">Its number within the class.</param>
    /// <param name="response">Response times of the class.</param>
    public BuiltGuest Make(GuestSpec spec, InterceptProfile intercepts, int index, LatencyHistogram response)
    {
        var group = spec.CpuGroup is { } name ? _groups[name] : null;
        var memory = _memory.SettingsOf(spec, index);
        var settings = new PartitionSettings
        {
            Name = $"{spec.Name}[{index}]",
            VirtualProcessors = spec.VirtualProcessors,
            ThreadsPerCore = spec.ThreadsPerCore == 0 ? _host.Machine.ThreadsPerCore : spec.ThreadsPerCore,
            Group = group,
            MemoryNodes = _nodes?.Next(spec.VirtualProcessors, group?.Processors, memory?.NeededMib ?? 0) ?? [],
            Weight = spec.Weight,
            Reserve = spec.Reserve,
            Limit = spec.Limit,
            ThreadQuantum = spec.ThreadQuantum,
            Workers = spec.WorkersPerVirtualProcessor * spec.VirtualProcessors,
            SmtSlowdown = spec.Workload.SmtSlowdown,
            Translation = TranslationBuilder.Of(spec.Workload.Activity, _hypervisor),
            LargePages = _hypervisor?.LargePages ?? 1,
            RemoteMemorySlowdown = _nodes is null ? 1 : spec.Workload.RemoteMemorySlowdown,
            ContentionSlowdown = spec.Workload.ContentionSlowdown,
            Intercepts = intercepts,
            Disks = _io.SettingsOf(spec, intercepts),
            Memory = memory,
            StartsWithHost = !_memory.StartsLater(spec),
            // Natively ticks are part of the work.
            Timer = _hypervisor is null ? null : spec.Timer,
            KernelLock = spec.Workload.KernelLock,
            Spin = EnlightenmentBuilder.SpinningOf(spec.Enlightenments, _hypervisor),
            Signals = _hypervisor is null ? SignalSettings.None : EnlightenmentBuilder.SignalsOf(spec, _hypervisor.Costs),
        };
        var workload = spec.Workload is TraceWorkload trace
            ? _traces.Build(trace, spec, intercepts, settings.Name, index)
            : WorkloadBuilder.Build(spec.Workload, _simulation, settings.Name, _batches);
        var work = workload is null ? null : new Work(WorkloadBuilder.Program(spec, _io), workload, response);
        var partition = _host.Create(settings, work);
        _io.Connect(partition, spec);
        return new BuiltGuest(partition, workload as BatchWork);
    }
}
