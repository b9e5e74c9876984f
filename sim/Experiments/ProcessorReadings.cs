using HvSim.Engine;
using HvSim.Scenarios.Results;

namespace HvSim.Experiments;

/// <summary>Where the time of a class's virtual processors went.</summary>
internal static class ProcessorReadings
{
    private const double NanosecondsPerMicrosecond = 1e3;
    private const string NothingDispatched = "nothing was dispatched in all but one replication or less";

    /// <summary>Takes the readings of a class.</summary>
    /// <param name="list">Where they go.</param>
    /// <param name="guest">Name of the class.</param>
    /// <param name="processors">The virtual processors of a replication.</param>
    /// <param name="noGuests">That the class has no guests; empty where it has some.</param>
    public static void Take(
        ReadingList list, string guest, Func<RunResult, IEnumerable<VirtualProcessorTimes>> processors, string noGuests)
    {
        CpuWait(list, guest, processors, noGuests.Length > 0 ? noGuests : NothingDispatched);
        Share(list, guest, MetricCatalog.GuestRunTime, processors, times => times.Running - times.Hypervisor, noGuests);
        Share(list, guest, MetricCatalog.HypervisorRunTime, processors, times => times.Hypervisor, noGuests);
        Share(list, guest, MetricCatalog.AddressTranslationTime, processors, times => times.AddressTranslation, noGuests);
        Share(list, guest, MetricCatalog.RemoteRunTime, processors, times => times.RemoteRun, noGuests);
        Share(list, guest, MetricCatalog.CappedTime, processors, times => times.Capped, noGuests);
        Share(list, guest, MetricCatalog.SpinTime, processors, times => times.Spinning, noGuests);
        Rate(list, guest, MetricCatalog.LongSpinWaitHypercalls, processors, times => times.LongSpinWaitHypercalls, noGuests);
        Rate(list, guest, MetricCatalog.PauseLoopExits, processors, times => times.PauseLoopExits, noGuests);
        Rate(list, guest, MetricCatalog.TlbFlushes, processors, times => times.TlbFlushes, noGuests);
        Rate(list, guest, MetricCatalog.InterruptsSent, processors, times => times.InterruptsSent, noGuests);
    }

    /// <summary>Ready time over dispatches, both summed over all the processors.</summary>
    public static void CpuWait(
        ReadingList list,
        string guest,
        Func<RunResult, IEnumerable<VirtualProcessorTimes>> processors,
        string reasonIfMissing = NothingDispatched) =>
        list.AddMean(MetricCatalog.CpuWaitPerDispatch, guest, Statistic.Mean, Scope.Pooled, run =>
        {
            var dispatches = processors(run).Sum(times => times.Dispatches);
            var ready = processors(run).Sum(times => times.Ready.Nanoseconds);
            return dispatches == 0 ? null : ready / NanosecondsPerMicrosecond / dispatches;
        }, reasonIfMissing);

    private static void Rate(
        ReadingList list,
        string guest,
        Metric metric,
        Func<RunResult, IEnumerable<VirtualProcessorTimes>> processors,
        Func<VirtualProcessorTimes, long> count,
        string reasonIfMissing) =>
        list.AddMean(metric, guest, Statistic.Total, "", run =>
            run.Window == Duration.Zero || !processors(run).Any()
                ? null
                : processors(run).Sum(count) / run.Window.Seconds, reasonIfMissing);

    private static void Share(
        ReadingList list,
        string guest,
        Metric metric,
        Func<RunResult, IEnumerable<VirtualProcessorTimes>> processors,
        Func<VirtualProcessorTimes, Duration> part,
        string reasonIfMissing) =>
        list.AddMean(metric, guest, Statistic.Mean, "", run =>
        {
            var time = processors(run).Sum(times => (double)times.Count) * run.Window.Nanoseconds;
            return time == 0 ? null : 100 * processors(run).Sum(times => part(times).Nanoseconds) / time;
        }, reasonIfMissing);
}
