using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>Everything that is measured about the host.</summary>
internal static class HostReadings
{
    public static void Take(ReadingList list, Scenario scenario)
    {
        Share(list, MetricCatalog.LpBusy, times => times.Busy);
        Share(list, MetricCatalog.LpChild, times => times.Child);
        Share(list, MetricCatalog.LpRoot, times => times.Root);
        Share(list, MetricCatalog.LpHypervisor, times => times.Hypervisor);
        Share(list, MetricCatalog.LpWaking, times => times.Waking);
        Share(list, MetricCatalog.LpStranded, times => times.Stranded);
        Share(list, MetricCatalog.LpIdle, times => times.Idle);
        ProcessorReadings.CpuWait(list, "", run => [run.Host.Guests]);
        list.AddMean(MetricCatalog.Dispatches, "", Statistic.Total, "", run => run.Host.Guests.Dispatches / run.Window.Seconds);
        list.AddMean(MetricCatalog.Migrations, "", Statistic.Total, "", run => run.Host.Guests.Migrations / run.Window.Seconds);
        list.AddMean(MetricCatalog.ContextSwitches, "", Statistic.Mean, "",
            run => run.Host.LogicalProcessors.Average(times => times.ContextSwitches / run.Window.Seconds));
        MemoryMetrics.TakeHost(list, scenario);
        RootMetrics.Take(list);
        StorageMetrics.TakeHost(list, scenario);
        TransferCostMetrics.Take(list, scenario);
        NetworkMetrics.TakeHost(list, scenario);
        list.AddMean(MetricCatalog.VirtualToLogicalRatio, "", "", "", _ => VirtualToLogicalRatio(scenario));
    }

    /// <summary>Virtual processors of all guests over logical processors.</summary>
    public static double VirtualToLogicalRatio(Scenario scenario) =>
        scenario.Guests.Sum(guest => (double)guest.Count * guest.VirtualProcessors) / scenario.Host.Machine.LogicalProcessors;

    private static void Share(ReadingList list, Metric metric, Func<LogicalProcessorTimes, Duration> part) =>
        list.AddMean(metric, "", Statistic.Mean, "", run =>
            100 * run.Host.LogicalProcessors.Average(times => part(times) / run.Window));
}
