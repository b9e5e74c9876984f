using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Models.Intercepts;
using HvSim.Models.Workloads;
using HvSim.Scenarios.Specs;
using HvSim.Stats;

namespace HvSim.Scenarios.Build;

/// <summary>Builds the root partition: virtual processors bound to logical ones, with background work on each.</summary>
internal static class RootBuilder
{
    private const string RootName = "Root";

    public static Partition Build(Simulation simulation, Host host, HostSpec spec, InterceptProfile intercepts)
    {
        var processors = spec.Root.VirtualProcessors;
        var settings = new PartitionSettings
        {
            Name = RootName,
            IsRoot = true,
            VirtualProcessors = processors,
            ThreadQuantum = Duration.MaxValue,
            Workers = int.MaxValue,
            ThreadsPerCore = spec.Machine.ThreadsPerCore,
            MemoryNodes = [.. host.Machine.RootProcessors(processors).Select(processor => processor.Node)],
            SmtSlowdown = spec.Root.SmtSlowdown,
            Intercepts = intercepts,
        };
        return host.Create(settings, spec.Root.BackgroundLoad > 0 ? BackgroundWork(simulation, spec.Root, processors) : null);
    }

    private static Work BackgroundWork(Simulation simulation, RootSpec root, int processors)
    {
        const double Exponential = 1;
        var program = new GuestProgram([new ProgramStep(StepAction.Compute, new TimeSampler(root.BackgroundBurst, Exponential))]);
        var rate = root.BackgroundLoad / root.BackgroundBurst.Seconds;
        var sources = new IWorkload[processors];
        for (var i = 0; i < processors; i++)
        {
            var name = $"{RootName}/background[{i}]";
            sources[i] = new OpenArrivals(simulation, name, new PoissonArrivals(simulation.CreateStream($"{name}/arrivals"), rate), boundTo: i);
        }
        return new Work(program, new CombinedWorkload(sources), new LatencyHistogram(Parts.Count));
    }
}
