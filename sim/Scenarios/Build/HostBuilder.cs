using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Models.Intercepts;
using HvSim.Models.Memory;
using HvSim.Models.Observing;
using HvSim.Models.Processors;
using HvSim.Models.Workloads;
using HvSim.Scenarios.Specs;
using HvSim.Scheduler;
using HvSim.Stats;

namespace HvSim.Scenarios.Build;

/// <summary>Builds a scenario's host: the only place that wires models together, top to bottom in the order in which a host boots.</summary>
public static class HostBuilder
{
    /// <summary>Builds the host of a valid scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">Seed of this run.</param>
    public static BuiltHost Build(Scenario scenario, ulong seed) => Build(scenario, seed, foldsIdleTicks: true);

    /// <summary>As <see cref="Build(Scenario, ulong)"/>; without folding every tick of an idle virtual processor is an event.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">Seed of this run.</param>
    /// <param name="foldsIdleTicks">Whether ticks are folded.</param>
    /// <param name="observer">Who watches the host; null for nobody.</param>
    internal static BuiltHost Build(Scenario scenario, ulong seed, bool foldsIdleTicks, IHostObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var simulation = new Simulation(seed);
        var batches = new BatchProgress(simulation, endsRun: scenario.Guests.All(guest => guest.Workload is BatchWorkload or IdleWorkload));
        var spec = scenario.Host.Machine;
        var coresGoWhole = scenario.Host.Hypervisor?.Scheduler == SchedulerKind.Core;
        var machine = new Machine(
            spec.Sockets, spec.CoresPerSocket, spec.ThreadsPerCore, spec.NumaNodesPerSocket, coresGoWhole,
            spec.IdleStates);

        var memory = new MemoryBuilder(simulation, scenario.Host, scenario.Run.Duration);

        if (scenario.Host.Hypervisor is not { } hypervisor)
        {
            var wiring = new HostWiring(new PinnedScheduler(simulation, machine), DispatchCosts.None)
            {
                BackingStore = memory.Device,
                Observer = observer,
                Swapping = scenario.Host.Memory?.Swapping ?? HostSwapping.None,
            };
            var native = new Host(simulation, machine, wiring);
            var direct = new IoBuilder(simulation, scenario.Host, root: null);
            var maker = new GuestMaker(simulation, native, batches, scenario.Host, _ => InterceptProfile.None, memory, direct);
            return Built(simulation, native, root: null, BuildClasses(scenario, maker), batches, scenario, memory, direct);
        }

        var scheduler = SchedulerBuilder.Build(simulation, machine, hypervisor);
        var host = new Host(simulation, machine, new HostWiring(scheduler, CostsOf(hypervisor))
        {
            FoldsIdleTicks = foldsIdleTicks,
            BackingStore = memory.Device,
            Observer = observer,
            Swapping = scenario.Host.Memory?.Swapping ?? HostSwapping.None,
        });
        var intercepts = new InterceptBuilder(hypervisor);
        var root = RootBuilder.Build(simulation, host, scenario.Host, intercepts.OfRoot());
        var io = new IoBuilder(simulation, scenario.Host, root);
        var classes = BuildClasses(scenario, new GuestMaker(simulation, host, batches, scenario.Host, intercepts.Of, memory, io));
        scheduler.Attach(host);
        return Built(simulation, host, root, classes, batches, scenario, memory, io);
    }

    private static BuiltHost Built(
        Simulation simulation, Host host, Partition? root, List<BuiltClass> classes, BatchProgress batches, Scenario scenario,
        MemoryBuilder memory, IoBuilder io) => new()
        {
            Simulation = simulation,
            Host = host,
            Root = root,
            Classes = classes,
            Batches = batches,
            StartUp = memory.PlanOf([.. scenario.Guests.Zip(classes, (spec, built) => (spec, built.Guests))]),
            Memory = memory.Memory,
            PagingDevice = memory.Device,
            Storage = io.Storage.Devices,
            Channels = io.Storage.Channels,
            Workers = io.Storage.Workers,
            Limits = io.Storage.Limits,
            Adapters = io.Network.Adapters,
        };

    private static DispatchCosts CostsOf(HypervisorSpec hypervisor) => new(
        hypervisor.Costs.ContextSwitch,
        hypervisor.Costs.CacheRefill,
        hypervisor.Costs.CacheColdAfter);

    private static List<BuiltClass> BuildClasses(Scenario scenario, GuestMaker maker)
    {
        var classes = new List<BuiltClass>();
        foreach (var spec in scenario.Guests)
        {
            var response = new LatencyHistogram(Parts.Count);
            var guests = new List<BuiltGuest>();
            var intercepts = maker.InterceptsOf(spec);
            for (var i = 0; i < spec.Count; i++)
                guests.Add(maker.Make(spec, intercepts, i, response));
            classes.Add(new BuiltClass(spec.Name, guests, response));
        }
        return classes;
    }
}
