using HvSim.Scenarios.Results;

namespace HvSim.Report.Perfmon;

/// <summary>The counters of a host: those that its models have.</summary>
internal sealed class CounterList
{
    private readonly List<Counter> _counters = [];

    private CounterList()
    {
    }

    /// <summary>The counters of the host of a sample.</summary>
    public static IReadOnlyList<Counter> Of(CounterSample sample)
    {
        var list = new CounterList();
        list.Host(sample);
        list.LogicalProcessors(sample.LogicalProcessors.Count);
        var virtualProcessors = new VirtualProcessorCounters(list.Rate);
        for (var i = 0; i < sample.Partitions.Count; i++)
        {
            var partition = sample.Partitions[i];
            virtualProcessors.Add(i, partition);
            var devices = new DeviceCounters(list.Level, list.Rate, i, partition);
            devices.Add();
        }
        virtualProcessors.AddTotals(sample);
        return list._counters;
    }

    private void Host(CounterSample sample)
    {
        const string Hypervisor = "Hyper-V Hypervisor";
        var processors = sample.Partitions.Sum(partition => partition.Processors.Count);
        Level($@"{Hypervisor}\Logical Processors", now => now.LogicalProcessors.Count);
        Level($@"{Hypervisor}\Virtual Processors", _ => processors);
        Level($@"{Hypervisor}\Partitions", now => now.Partitions.Count);
        if (sample.AvailableMib is null || sample.Partitions.All(partition => partition.Memory is null))
            return;
        const string Balancer = "Hyper-V Dynamic Memory Balancer(System Balancer)";
        Level($@"{Balancer}\Available Memory", now => now.AvailableMib);
        Level($@"{Balancer}\Average Pressure", now =>
        {
            var running = now.Partitions.Where(partition => partition.Memory is { HeldMib: > 0 }).ToList();
            return running.Count == 0 ? null : Math.Round(running.Average(partition => partition.Memory!.Pressure));
        });
    }

    private void LogicalProcessors(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var number = i;
            LogicalProcessor($"Hv LP {number}", sample => sample.LogicalProcessors[number], 1);
        }
        LogicalProcessor("_Total", sample => sample.LogicalProcessors.Aggregate(Sum), count);
    }

    private void LogicalProcessor(string instance, Func<CounterSample, LogicalProcessorTimes> times, int processors)
    {
        var name = $@"Hyper-V Hypervisor Logical Processor({instance})\";
        void Share(string counter, Func<LogicalProcessorTimes, Engine.Duration> part) =>
            Rate(name + counter, (then, now) => 100 * ((part(times(now)) - part(times(then))) / (now.At - then.At)) / processors);
        Share("% Guest Run Time", one => one.Child + one.Root);
        Share("% Hypervisor Run Time", one => one.Hypervisor);
        Share("% Total Run Time", one => one.Busy - one.Waking);
        Share("% Idle Time", one => one.Idle + one.Stranded + one.Waking);
        Rate(name + "Context Switches/sec", (then, now) =>
            (times(now).ContextSwitches - times(then).ContextSwitches) / (now.At - then.At).Seconds / processors);
    }

    private static LogicalProcessorTimes Sum(LogicalProcessorTimes a, LogicalProcessorTimes b) => new(
        a.Child + b.Child, a.Root + b.Root, a.Hypervisor + b.Hypervisor, a.Waking + b.Waking, a.Stranded + b.Stranded,
        a.Idle + b.Idle, a.ContextSwitches + b.ContextSwitches);

    private void Level(string path, Func<CounterSample, double?> value) =>
        _counters.Add(new Counter(path, IsRate: false, (_, now) => value(now)));

    private void Rate(string path, Func<CounterSample, CounterSample, double?> value) =>
        _counters.Add(new Counter(path, IsRate: true, value));
}
