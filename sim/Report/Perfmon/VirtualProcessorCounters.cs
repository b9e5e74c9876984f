using HvSim.Engine;
using HvSim.Scenarios.Results;

namespace HvSim.Report.Perfmon;

/// <summary>The counters of virtual processors, and the mean of all those of guests, and of the root partition.</summary>
internal sealed class VirtualProcessorCounters(Action<string, Func<CounterSample, CounterSample, double?>> rate)
{
    private const string Root = "Hyper-V Hypervisor Root Virtual Processor";
    private const string Guest = "Hyper-V Hypervisor Virtual Processor";

    /// <summary>Adds one instance for each virtual processor of a partition.</summary>
    public void Add(int number, PartitionSample partition)
    {
        for (var i = 0; i < partition.Processors.Count; i++)
        {
            var index = i;
            Add(
                partition.IsRoot ? $"{Root}(Root VP {index})" : $"{Guest}({partition.Name}:Hv VP {index})",
                sample => [sample.Partitions[number].Processors[index]]);
        }
    }

    /// <summary>Adds the instances <c>_Total</c>.</summary>
    public void AddTotals(CounterSample first)
    {
        foreach (var isRoot in new[] { true, false })
        {
            IEnumerable<VirtualProcessorTimes> All(CounterSample sample) =>
                sample.Partitions.Where(one => one.IsRoot == isRoot).SelectMany(one => one.Processors);
            if (All(first).Any())
                Add($"{(isRoot ? Root : Guest)}(_Total)", All);
        }
    }

    private void Add(string instance, Func<CounterSample, IEnumerable<VirtualProcessorTimes>> of)
    {
        Duration Time(CounterSample sample, Func<VirtualProcessorTimes, Duration> part) =>
            of(sample).Aggregate(Duration.Zero, (sum, times) => sum + part(times));
        void Share(string counter, Func<VirtualProcessorTimes, Duration> part) => rate(
            $@"{instance}\{counter}",
            (then, now) => 100 * ((Time(now, part) - Time(then, part)) / (now.At - then.At)) / of(now).Count());
        void PerSecond(string counter, Func<VirtualProcessorTimes, long> count) => rate(
            $@"{instance}\{counter}",
            (then, now) => (of(now).Sum(count) - of(then).Sum(count)) / (now.At - then.At).Seconds / of(now).Count());
        Share("% Guest Run Time", times => times.Running - times.Hypervisor - times.IdleWake);
        Share("% Hypervisor Run Time", times => times.Hypervisor);
        Share("% Total Run Time", times => times.Running - times.IdleWake);
        Share("% Remote Run Time", times => times.RemoteRun);
        rate($@"{instance}\CPU Wait Time Per Dispatch", (then, now) =>
        {
            var dispatches = of(now).Sum(times => times.Dispatches) - of(then).Sum(times => times.Dispatches);
            return dispatches == 0
                ? 0
                : (Time(now, times => times.Ready) - Time(then, times => times.Ready)).Nanoseconds / (double)dispatches;
        });
        PerSecond("Logical Processor Dispatches/sec", times => times.Dispatches);
        PerSecond("Logical Processor Migrations/sec", times => times.Migrations);
        PerSecond("Long Spin Wait Hypercalls/sec", times => times.LongSpinWaitHypercalls);
    }
}
