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
        var coresGoWhole = scenario.Host.Hypervisor?.Scheduler == SchedulerKind.Core;
        var machine = new Machine(1, spec.Sockets * spec.CoresPerSocket, spec.ThreadsPerCore, coresGoWhole: coresGoWhole);

        if (scenario.Host.Hypervisor is not { } hypervisor)
        {
            var native = new Host(simulation, machine, new HostWiring(new PinnedScheduler(simulation, machine), DispatchCosts.None));
            return new BuiltHost
            {
                Simulation = simulation,
                Host = native,
                Root = null,
                Classes = BuildClasses(scenario, simulation, native, batches, interceptRatio: 0),
                Batches = batches,
            };
        }

        var scheduler = SchedulerBuilder.Build(simulation, machine, hypervisor);
        var host = new Host(simulation, machine, new HostWiring(scheduler, CostsOf(hypervisor)));
        var root = RootBuilder.Build(simulation, host, scenario.Host);
        var interceptRatio = hypervisor.Costs.InterceptTimePerCpuSecond.Seconds;
        var classes = BuildClasses(scenario, simulation, host, batches, interceptRatio);
        scheduler.Attach(host);
        return new BuiltHost { Simulation = simulation, Host = host, Root = root, Classes = classes, Batches = batches };
    }

    private static DispatchCosts CostsOf(HypervisorSpec hypervisor) => new(
        hypervisor.Costs.ContextSwitch,
        hypervisor.Costs.CacheRefill,
        hypervisor.Costs.CacheColdAfter);

    private static List<BuiltClass> BuildClasses(
        Scenario scenario, Simulation simulation, Host host, BatchProgress batches, double interceptRatio)
    {
        var classes = new List<BuiltClass>();
        foreach (var spec in scenario.Guests)
        {
            var response = new LatencyHistogram(Parts.Count);
            var guests = new List<BuiltGuest>();
            for (var i = 0; i < spec.Count; i++)
                guests.Add(BuildGuest(spec, i, simulation, host, batches, response, interceptRatio));
            classes.Add(new BuiltClass(spec.Name, guests, response));
        }
        return classes;
    }

    private static BuiltGuest BuildGuest(
        GuestSpec spec, int index, Simulation simulation, Host host, BatchProgress batches, LatencyHistogram response, double interceptRatio)
    {
        var settings = new PartitionSettings
        {
            Name = $"{spec.Name}[{index}]",
            VirtualProcessors = spec.VirtualProcessors,
            ThreadsPerCore = spec.ThreadsPerCore == 0 ? host.Machine.ThreadsPerCore : spec.ThreadsPerCore,
            Weight = spec.Weight,
            Reserve = spec.Reserve,
            Limit = spec.Limit,
            ThreadQuantum = spec.ThreadQuantum,
            Workers = spec.WorkersPerVirtualProcessor * spec.VirtualProcessors,
            SmtSlowdown = spec.Workload.SmtSlowdown,
            InterceptRatio = interceptRatio,
        };
        var workload = WorkloadBuilder.Build(spec.Workload, simulation, settings.Name, batches);
        var work = workload is null ? null : new Work(WorkloadBuilder.Program(spec.Workload.Each), workload, response);
        return new BuiltGuest(host.Create(settings, work), workload as BatchWork);
    }
}
