using HvSim.Engine;
using HvSim.Memory;
using HvSim.Models.Guests;
using HvSim.Models.Io;
using HvSim.Models.Memory;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>Builds the host's memory and what moves it, and says in which order guests start.</summary>
internal sealed class MemoryBuilder
{
    private const double BytesPerMib = 1L << 20;

    // A page of the processor, and what a cache of files reads at once; source: memory-demand.
    private const long PageBytes = 4096;
    private const long FileBytes = 65536;

    private readonly Simulation _simulation;
    private readonly HostMemorySpec? _spec;
    private readonly Duration _run;
    private readonly bool _keepsShadowTables;
    private readonly NodeSettings _nodes = NodeSettings.One;

    public MemoryBuilder(Simulation simulation, HostSpec host, Duration run)
    {
        var spec = host.Memory;
        _keepsShadowTables = host.Hypervisor is { Slat: false };
        _simulation = simulation;
        _run = run;
        _spec = spec;
        if (spec is null)
            return;
        // Without a hypervisor every virtual processor has its memory where it runs, and nothing is mapped twice.
        if (host.Hypervisor is { } hypervisor)
            _nodes = new NodeSettings(host.Machine.NumaNodes, hypervisor.NumaSpanning, hypervisor.LargePages);
        var service = spec.PagingDevice.Service;
        Device = new PagingDevice(simulation, new TimeSampler(service.Mean, service.Cv), spec.PagingDevice.Parallelism);
        Memory = new HostMemory(simulation, Whole(spec.Total), Whole(spec.RootReserve), spec.Swapping != HostSwapping.None, _nodes);
    }

    /// <summary>The device that guests page to, or null where they have all memory that they want.</summary>
    public PagingDevice? Device { get; }

    /// <summary>The host's memory, or null where guests have all that they want.</summary>
    public HostMemory? Memory { get; }

    /// <summary>Memory for guests on each NUMA node, in MiB, before any starts; null where memory is not modelled.</summary>
    public IEnumerable<long>? NodeSizes => Memory is null ? null : Enumerable.Range(0, _nodes.Nodes).Select(Memory.Nodes.SizeOn);

    /// <summary>The memory of a guest, or null where guests have all that they want.</summary>
    /// <param name="guest">Its class.</param>
    /// <param name="index">Its number within the class.</param>
    public MemorySettings? SettingsOf(GuestSpec guest, int index)
    {
        if (_spec is null || guest.Memory is not { } memory)
            return null;
        var startup = Whole(memory.Startup);
        return new MemorySettings
        {
            StartupMib = startup,
            MinimumMib = memory.IsDynamic ? Whole(memory.Minimum) : startup,
            MaximumMib = memory.IsDynamic ? Whole(memory.Maximum) : startup,
            Buffer = memory.Buffer,
            Weight = memory.Weight,
            IsDynamic = memory.IsDynamic,
            Nodes = _nodes.Nodes,
            OverheadMib = Whole(
                GuestOverhead.Of(memory.Startup, _spec.OverheadOfFirstGiB, _spec.OverheadOfFurtherGiB)
                + (_keepsShadowTables ? _spec.ShadowTables : 0)),
            Demand = guest.Workload is TraceWorkload { GivesMemory: true } trace
                ? TraceBuilder.Following(DemandOf(memory.Demand), trace, index, _run)
                : DemandOf(memory.Demand),
        };
    }

    /// <summary>Whether guests of a class do not simply start with the host.</summary>
    public bool StartsLater(GuestSpec guest) =>
        _spec is not null || guest.Start.Delay > Duration.Zero || guest.Start.Spacing > Duration.Zero || guest.Start.Restart is not null;

    /// <summary>The plan by which the guests start.</summary>
    /// <param name="guests">The classes with their guests, in the scenario's order.</param>
    public StartUp PlanOf(IReadOnlyList<(GuestSpec Spec, IReadOnlyList<BuiltGuest> Guests)> guests)
    {
        var balancer = BalancerOf(guests.Select(guest => guest.Spec));
        var plan = new StartUp(_simulation, Memory, balancer);
        var starts = guests
            .Where(built => StartsLater(built.Spec))
            .SelectMany(built => built.Guests.Select((guest, i) => (
                guest.Partition, built.Spec.Start.Order, At: built.Spec.Start.Delay + (built.Spec.Start.Spacing * i), built.Spec.Start.Restart)))
            .OrderBy(start => start.At).ThenBy(start => start.Order);
        foreach (var (partition, _, at, restart) in starts)
            plan.Add(partition, at, restart);
        return plan;
    }

    /// <summary>Where nothing ever changes, nobody has to look.</summary>
    private MemoryBalancer? BalancerOf(IEnumerable<GuestSpec> guests)
    {
        if (_spec is null || !guests.Any(guest => guest.Count > 0 && (guest.Memory!.IsDynamic || DemandChanges(guest))))
            return null;
        var settings = _spec.Balancer;
        return new MemoryBalancer(
            _simulation, Memory!,
            new BalancerSettings(settings.Period, Whole(settings.MostAdded), Whole(settings.MostRemoved), settings.Tolerance));
    }

    private static bool DemandChanges(GuestSpec guest) =>
        guest.Workload is TraceWorkload { GivesMemory: true } || DemandOf(guest.Memory!.Demand).Changes;

    private static MemoryDemand DemandOf(MemoryDemandSpec demand) => new()
    {
        PageTransfer = new TransferKind(PageBytes, IsWrite: false, IsSequential: false),
        FileTransfer = new TransferKind(FileBytes, IsWrite: false, IsSequential: false),
        Committed = demand.Committed,
        Stages = [.. demand.Stages.Select(stage => (stage.From, stage.Committed))],
        PerRequest = demand.PerRequest,
        WorkingSet = demand.WorkingSet,
        PageTouchesPerSecond = demand.PageTouchesPerSecond,
        FileCache = demand.FileCache,
        FileReadsPerSecond = demand.FileReadsPerSecond,
    };

    private static long Whole(long bytes) => (long)Math.Ceiling(bytes / BytesPerMib);
}
