using HvSim.Models.Io;
using HvSim.Scenarios.Results;

namespace HvSim.Report.Perfmon;

/// <summary>The counters of what a guest has beside virtual processors: its memory, its disks, its network adapter.</summary>
internal sealed class DeviceCounters(
    Action<string, Func<CounterSample, double?>> level, Action<string, Func<CounterSample, CounterSample, double?>> rate,
    int number, PartitionSample partition)
{
    public void Add()
    {
        if (partition.Memory is not null)
            Memory();
        for (var i = 0; i < partition.Disks.Count; i++)
            Disk(i);
        if (partition.Network is not null)
            Network();
    }

    private void Memory()
    {
        var name = $@"Hyper-V Dynamic Memory VM({partition.Name})\";
        MemorySample Of(CounterSample sample) => sample.Partitions[number].Memory!;
        level(name + "Physical Memory", now => Of(now).HeldMib);
        level(name + "Guest Visible Physical Memory", now => Of(now).VisibleMib);
        level(name + "Smart Paging Working Set Size", now => Of(now).SmartPagedMib);
        level(name + "Current Pressure", now => Math.Round(Of(now).Pressure));
        rate(name + "Average Pressure", (then, now) => Math.Round(
            (Of(now).PressureNanoseconds - Of(then).PressureNanoseconds) / (now.At - then.At).Nanoseconds));
        level(name + "Added Memory", now => Of(now).Totals.AddedMib);
        level(name + "Removed Memory", now => Of(now).Totals.RemovedMib);
        level(name + "Memory Add Operations", now => Of(now).Totals.Adds);
        level(name + "Memory Remove Operations", now => Of(now).Totals.Removals);
    }

    private void Disk(int index)
    {
        var disk = partition.Disks[index];
        var name = $@"Hyper-V Virtual Storage Device({partition.Name}-{disk.Name}{(disk.IsFile ? ".vhdx" : "")})\";
        TransferTotals Of(CounterSample sample) => sample.Partitions[number].Disks[index].Totals;
        PerSecond(name + "Read Operations/Sec", sample => Of(sample).Reads);
        PerSecond(name + "Write Operations/Sec", sample => Of(sample).Writes);
        PerSecond(name + "Read Bytes/sec", sample => Of(sample).ReadBytes);
        PerSecond(name + "Write Bytes/sec", sample => Of(sample).WrittenBytes);
        level(name + "Queue Length", now => now.Partitions[number].Disks[index].Queue);
        rate(name + "Latency", (then, now) =>
        {
            var moved = Of(now) - Of(then);
            return moved.Transfers == 0 ? 0 : moved.Latency.Seconds / moved.Transfers;
        });
    }

    private void Network()
    {
        var name = $@"Hyper-V Virtual Network Adapter({partition.Name}_Network Adapter)\";
        TransferTotals Of(CounterSample sample) => sample.Partitions[number].Network!.Value;
        PerSecond(name + "Bytes/sec", sample => Of(sample).NetworkBytes);
        PerSecond(name + "Packets/sec", sample => Of(sample).Packets);
    }

    private void PerSecond(string path, Func<CounterSample, long> count) =>
        rate(path, (then, now) => (count(now) - count(then)) / (now.At - then.At).Seconds);
}
