using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests;
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
    public static BuiltHost Build(Scenario scenario, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var simulation = new Simulation(seed);
        var batches = new BatchProgress(simulation, endsRun: scenario.Guests.All(guest => guest.Workload is BatchWorkload or IdleWorkload));
        var spec = scenario.Host.Machine;
        var machine = new Machine(spec.Sockets, spec.CoresPerSocket, spec.ThreadsPerCore);

        if (scenario.Host.Hypervisor is not { } hypervisor)
        {
            var native = new Host(simulation, machine, new HostWiring(new PinnedScheduler(simulation, machine), DispatchCosts.None));
            return new BuiltHost
            {
                Simulation = simulation,
                Host = native,
                Root = null,
                Classes = BuildClasses(scenario, simulation, native, batches),
                Batches = batches,
            };
        }

        var scheduler = new ClassicScheduler(simulation, machine, SettingsOf(hypervisor));
        var host = new Host(simulation, machine, new HostWiring(scheduler, CostsOf(hypervisor)));
        var root = RootBuilder.Build(simulation, host, scenario.Host);
        var classes = BuildClasses(scenario, simulation, host, batches);
        scheduler.Attach(host);
        return new BuiltHost { Simulation = simulation, Host = host, Root = root, Classes = classes, Batches = batches };
    }

    private static ClassicSettings SettingsOf(HypervisorSpec hypervisor) => new()
    {
        Slice = hypervisor.Slice,
        LimitPeriod = hypervisor.LimitPeriod,
        ReserveIsFloor = hypervisor.ReserveRule == ReserveRule.Floor,
        WakePreemption = hypervisor.WakePreemption,
        RootPrecedence = hypervisor.RootPrecedence,
        SpinYield = hypervisor.Spin?.Yield ?? SpinYield.None,
    };

    private static DispatchCosts CostsOf(HypervisorSpec hypervisor) => new(
        hypervisor.Costs.ContextSwitch,
        hypervisor.Costs.CacheRefill,
        hypervisor.Costs.CacheColdAfter);

    private static List<BuiltClass> BuildClasses(
        Scenario scenario, Simulation simulation, Host host, BatchProgress batches)
    {
        var classes = new List<BuiltClass>();
        foreach (var spec in scenario.Guests)
        {
            var response = new LatencyHistogram(Parts.Count);
            var guests = new List<BuiltGuest>();
            for (var i = 0; i < spec.Count; i++)
                guests.Add(BuildGuest(spec, i, simulation, host, batches, response, scenario.Host.Hypervisor));
            classes.Add(new BuiltClass(spec.Name, guests, response));
        }
        return classes;
    }

    private static BuiltGuest BuildGuest(
        GuestSpec spec, int index, Simulation simulation, Host host, BatchProgress batches, LatencyHistogram response,
        HypervisorSpec? hypervisor)
    {
        var settings = new PartitionSettings
        {
            Name = $"{spec.Name}[{index}]",
            VirtualProcessors = spec.VirtualProcessors,
            Weight = spec.Weight,
            Reserve = spec.Reserve,
            Limit = spec.Limit,
            ThreadQuantum = spec.ThreadQuantum,
            Workers = spec.WorkersPerVirtualProcessor * spec.VirtualProcessors,
            SmtSlowdown = spec.Workload.SmtSlowdown,
            InterceptRatio = hypervisor?.Costs.InterceptTimePerCpuSecond.Seconds ?? 0,
            Spin = EnlightenmentBuilder.SpinningOf(spec.Enlightenments, hypervisor?.Spin),
            Signals = EnlightenmentBuilder.SignalsOf(spec.Enlightenments, hypervisor?.Costs.Interrupts),
        };
        var workload = WorkloadBuilder.Build(spec.Workload, simulation, settings.Name, batches);
        var work = workload is null ? null : new Work(WorkloadBuilder.Program(spec.Workload.Each), workload, response);
        return new BuiltGuest(host.Create(settings, work), workload as BatchWork);
    }
}
