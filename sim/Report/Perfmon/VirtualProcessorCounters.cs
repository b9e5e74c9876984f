using HvSim.Engine;
using HvSim.Scenarios.Results;

namespace HvSim.Report.Perfmon;

/// <summary>The counters of a partition's virtual processors.</summary>
internal sealed class VirtualProcessorCounters(
    Action<string, Func<CounterSample, CounterSample, double?>> rate, int number, PartitionSample partition)
{
    public void Add()
    {
        for (var i = 0; i < partition.Processors.Count; i++)
            Add(i);
    }

    private void Add(int index)
    {
        var name = partition.IsRoot
            ? $@"Hyper-V Hypervisor Root Virtual Processor(Root VP {index})\"
            : $@"Hyper-V Hypervisor Virtual Processor({partition.Name}:Hv VP {index})\";
        VirtualProcessorTimes Of(CounterSample sample) => sample.Partitions[number].Processors[index];
        void Share(string counter, Func<VirtualProcessorTimes, Duration> part) => rate(
            name + counter, (then, now) => 100 * ((part(Of(now)) - part(Of(then))) / (now.At - then.At)));
        void PerSecond(string counter, Func<VirtualProcessorTimes, long> count) => rate(
            name + counter, (then, now) => (count(Of(now)) - count(Of(then))) / (now.At - then.At).Seconds);
        Share("% Guest Run Time", times => times.Running - times.Hypervisor);
        Share("% Hypervisor Run Time", times => times.Hypervisor);
        Share("% Total Run Time", times => times.Running);
        Share("% Remote Run Time", times => times.RemoteRun);
        rate(name + "CPU Wait Time Per Dispatch", (then, now) =>
        {
            var dispatches = Of(now).Dispatches - Of(then).Dispatches;
            return dispatches == 0 ? 0 : (Of(now).Ready - Of(then).Ready).Nanoseconds / (double)dispatches;
        });
        PerSecond("Logical Processor Dispatches/sec", times => times.Dispatches);
        PerSecond("Logical Processor Migrations/sec", times => times.Migrations);
        PerSecond("Long Spin Wait Hypercalls/sec", times => times.LongSpinWaitHypercalls);
    }
}
