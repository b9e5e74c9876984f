using Xunit;
using static HvSim.Tests.Cli.PerfmonLog;

namespace HvSim.Tests.Cli;

/// <summary>The counters of disks in the log of <c>run --perfmon</c>.</summary>
public sealed class PerfmonDiskTests
{
    /// <summary>Two disks of a guest have an instance each; their rows add up to the figures of the class.</summary>
    [Fact]
    public void Rows_of_disks_add_up_to_the_figures_of_the_first_replication()
    {
        using var desk = new Desk(WithDisks("log: { path: synthetic, on: ssd0, format: fixed }", "log"));
        desk.Run(["run", "small.yaml", "--perfmon", .. TwoSeconds]);
        var rows = Rows(desk);
        double Sum(int row, Func<string, double> of) => new[] { 0, 1 }.Sum(guest =>
            of($@"\\HVSIM\Hyper-V Virtual Storage Device(web[{guest}]-disk.vhdx)\")
            + of($@"\\HVSIM\Hyper-V Virtual Storage Device(web[{guest}]-log.vhdx)\"));
        double Mean(string reads, string writes) => new[] { 2, 3 }.Average(
            row => Sum(row, disk => Number(rows, row, disk + reads) + Number(rows, row, disk + writes)));
        double Operations(int row, string disk) =>
            Number(rows, row, $"{disk}Read Operations/Sec") + Number(rows, row, $"{disk}Write Operations/Sec");

        var transfers = Mean("Read Operations/Sec", "Write Operations/Sec");
        var latency = new[] { 2, 3 }.Average(
            row => Sum(row, disk => Operations(row, disk) * Number(rows, row, $"{disk}Latency"))) / transfers;
        Assert.Equal(Replication(desk, "disk-transfers", "web"), transfers, 5);
        Assert.Equal(Replication(desk, "disk-throughput", "web"), Mean("Read Bytes/sec", "Write Bytes/sec") / 1e6, 6);
        Assert.Equal(Replication(desk, "disk-latency", "web"), 1_000 * latency, 6);
        Assert.True(transfers > 0);
    }

    /// <summary>A hundred reads a second of 200 ms each keep some under way at any time.</summary>
    [Fact]
    public void Queue_holds_what_is_under_way()
    {
        using var desk = new Desk(WithDisks("log: { path: synthetic, on: ssd1, format: fixed }", "log")
            .Replace("ssd0: { kind: ssd, readLatency: 0.1 ms", "ssd0: { kind: ssd, readLatency: 200 ms",
                StringComparison.Ordinal));
        desk.Run(["run", "small.yaml", "--perfmon", .. TwoSeconds]);
        var rows = Rows(desk);
        const string Queue = @"\\HVSIM\Hyper-V Virtual Storage Device(web[0]-disk.vhdx)\Queue Length";
        foreach (var row in new[] { 2, 3 })
            Assert.InRange(Number(rows, row, Queue), 1, 200);
    }

    /// <summary>The root partition has no part in a device that is assigned to a guest.</summary>
    [Fact]
    public void Assigned_disk_has_no_instance()
    {
        using var desk = new Desk(WithDisks("own: { path: direct, on: ssd1 }", "own"));
        desk.Run(["run", "small.yaml", "--perfmon", "--set", "run.duration=1200 ms"]);
        var devices = Rows(desk)[0].Where(path => path.Contains("Virtual Storage Device", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(devices);
        Assert.All(devices, path => Assert.Contains("(web[0]-disk.vhdx)", path, StringComparison.Ordinal));
    }

    /// <summary>The small host whose guests read from one disk and write to another one.</summary>
    private static string WithDisks(string further, string name)
    {
        const string Ssd = "{ kind: ssd, readLatency: 0.1 ms, writeLatency: 0.05 ms, parallelism: 32, bandwidth: 500 MB/s }";
        return Desk.SmallHost
            .Replace(
                "scheduler: classic }",
                $"scheduler: classic }}\n  storage: {{ ssd0: {Ssd}, ssd1: {Ssd} }}",
                StringComparison.Ordinal)
            .Replace(
                "virtualProcessors: 1",
                $"virtualProcessors: 1\n    disk: {{ path: synthetic, on: ssd0, format: fixed }}\n    disks: {{ {further} }}",
                StringComparison.Ordinal)
            .Replace(
                "cv: 1 } } ]",
                $"cv: 1 }} }}, {{ read: {{ size: 8 KiB }} }}, {{ write: {{ size: 4 KiB, disk: {name} }} }} ]",
                StringComparison.Ordinal);
    }
}
