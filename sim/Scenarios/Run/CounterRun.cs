using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Memory;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Run;

/// <summary>One replication again, read where its warm-up ends and once a period from there on.</summary>
public static class CounterRun
{
    /// <summary>Runs a replication as <see cref="ScenarioRun"/> does; a period that the run does not fill is left out.</summary>
    /// <param name="scenario">A valid scenario.</param>
    /// <param name="seed">Seed of the replication.</param>
    /// <param name="period">Time from one sample to the next, above zero.</param>
    public static IEnumerable<CounterSample> Execute(Scenario scenario, ulong seed, Duration period)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var built = HostBuilder.Build(scenario, seed);
        built.Start();
        var end = Instant.Zero + scenario.Run.Duration;
        for (var at = Instant.Zero + scenario.Run.Warmup; at <= end; at += period)
        {
            built.Simulation.RunUntil(at);
            if (built.Simulation.IsStopped)
                yield break;
            yield return Of(built, scenario, at);
        }
    }

    private static CounterSample Of(BuiltHost built, Scenario scenario, Instant at) => new()
    {
        At = at,
        LogicalProcessors = [.. built.Host.Machine.Processors.ToArray().Select(processor =>
        {
            var times = processor.Read(at);
            return new LogicalProcessorTimes(
                times.Child, times.Root, times.Hypervisor, times.Waking, times.Stranded, times.Idle, processor.ContextSwitches);
        })],
        Partitions =
        [
            .. built.Host.Partitions.Where(partition => partition.IsRoot).Select(root => Of(root, [], at)),
            .. built.Classes.Zip(scenario.Guests).SelectMany(one =>
                one.First.Guests.Select(guest => Of(guest.Partition, one.Second.Disks, at))),
        ],
        AvailableMib = built.Memory?.Available.Level,
    };

    private static PartitionSample Of(Partition partition, IReadOnlyList<DiskSpec> disks, Instant at)
    {
        var processors = partition.Processors.ToArray().Select(processor =>
        {
            var sum = new ProcessorTimesSum();
            sum.Add([new ProcessorReading(processor, at)], [default]);
            return sum.Total();
        });
        var storage = partition.Storage;
        return new PartitionSample(
            partition.Name, partition.IsRoot, [.. processors],
            partition.Memory is { Settings.IsDynamic: true } memory ? Of(memory, at) : null,
            [
                .. disks.Index().Where(disk => disk.Item.Path != DiskPathKind.Direct).Select(disk => new DiskSample(
                    disk.Item.Name, disk.Item.Format != DiskFormat.PassThrough, storage!.TotalsOf(disk.Index),
                    storage.UnderWay(disk.Index))),
            ],
            storage is { HasNetwork: true } ? storage.Totals : null);
    }

    private static MemorySample Of(GuestMemory memory, Instant at) => new()
    {
        HeldMib = memory.Held.Level,
        VisibleMib = memory.Visible.Level,
        SmartPagedMib = memory.SmartPaged.Level,
        Pressure = memory.Pressure,
        PressureNanoseconds = (double)memory.PressureLevel.Integral(at) / GuestMemory.PressureUnits,
        Totals = memory.Totals,
    };
}
