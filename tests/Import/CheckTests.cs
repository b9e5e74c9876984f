using System.Globalization;
using HvSim.Cli;
using HvSim.Tests.Cli;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>A log of a simulated host, imported and simulated again, tells of the same demand.</summary>
public sealed class CheckTests
{
    private const string Host = """
        # How busy is this host?
        schemaVersion: 1
        name: host
        host:
          machine: { sockets: 1, coresPerSocket: 4, threadsPerCore: 1 }
          os: windows-server-2019
          hypervisor: { scheduler: classic }
          storage: { ssd0: { kind: ssd, readLatency: 0.2 ms, writeLatency: 0.2 ms, parallelism: 32, bandwidth: 2 GB/s } }
          network: { nic0: { bandwidth: 25 Gbps } }
        guests:
          web:
            count: 2
            virtualProcessors: 2
            disk: { path: synthetic, on: ssd0 }
            network: { path: synthetic, on: nic0 }
            workload:
              requests: { arrivals: poisson, rate: 60 /s }
              each: [ { cpu: { mean: 8 ms, cv: 1 } }, { read: { size: 8 KiB } }, { send: { size: 16 KiB } } ]
        run: { duration: 62 s, warmup: 2 s, replications: 2, seed: 7 }

        """;

    /// <summary>
    /// The trace of each second keeps its mean, so that rates are logged and simulated alike, to within chance: by the index of
    /// dispersion of docs/models/traces.md, 1 + 2 r share (peak - 1)^2 length = 10.6 for r = 60 reads a second and bursts of
    /// 0.1 s, 5 replications of two guests over 60 s have a standard error of 1.7 %. Every request also refills caches, which the
    /// logged processor time holds already: some 3 % more of it are simulated.
    /// </summary>
    [Fact]
    public void Check_OfASimulatedLog_FindsItsDemandAgain()
    {
        using var desk = new Desk(Host, "host.yaml");
        Assert.Equal(ExitCode.Done, desk.Run("run", "host.yaml", "--perfmon", "--out", "first"));
        AddColumns(Path.Combine(desk.Folder, "first", "perfmon.csv"));

        Assert.Equal(ExitCode.Done, desk.Run("import", "perfmon", "first/perfmon.csv", "--check", "--out", "again"));

        Assert.Contains("Hyper-V Hypervisor Virtual Processor, all guests", desk.Output, StringComparison.Ordinal);
        var differences = Differences(Path.Combine(desk.Folder, "again", "check.csv"));
        Assert.Equal(0, differences["Hyper-V Hypervisor,Logical Processors,"]);
        Assert.InRange(differences["Hyper-V Virtual Storage Device,Read Operations/Sec,all guests"], -6, 6);
        Assert.InRange(differences["Hyper-V Virtual Network Adapter,Packets/sec,all guests"], -6, 6);
        Assert.InRange(differences["Hyper-V Hypervisor Virtual Processor,% Guest Run Time,all guests"], -4, 10);
        Assert.Contains("Hyper-V Hypervisor Virtual Processor,% Guest Run Time,web[1]", differences.Keys);
        Assert.Contains("Logged and not compared: 2 counters\n", desk.Output, StringComparison.Ordinal);
        Assert.Contains(@"  Processor\% Processor Time", desk.Output, StringComparison.Ordinal);
        var lines = File.ReadLines(Path.Combine(desk.Folder, "again", "check.csv"));
        Assert.Equal(
            ["Hyper-V Hypervisor,Monitored Notifications,,5,,,", "Processor,% Processor Time,,,,,"],
            lines.Where(line => line.EndsWith(",,,", StringComparison.Ordinal)));
    }

    [Fact]
    public void Check_OfALogWithoutAHost_IsRefused()
    {
        using var desk = new Desk();

        Assert.Equal(ExitCode.InvalidInput, desk.Run("import", "perfmon", Logs.Fixture("typeperf-german.csv"), "--check"));

        Assert.Contains("no counters of a Hyper-V host are logged", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfClasses_IsRefused()
    {
        using var desk = new Desk();

        Assert.Equal(
            ExitCode.Usage, desk.Run("import", "perfmon", Logs.Fixture("host-hyperv.csv"), "--check", "--classes", "1"));
    }

    /// <summary>A counter that the simulated host does not have, and one that tells of the root partition alone.</summary>
    private static void AddColumns(string log)
    {
        string[] lines = File.ReadAllLines(log);
        File.WriteAllLines(log, lines.Select((line, i) => i == 0
            ? $@"{line},""\\HVSIM\Hyper-V Hypervisor\Monitored Notifications"",""\\HVSIM\Processor(_Total)\% Processor Time"""
            : $@"{line},""5"",""9"""));
    }

    private static Dictionary<string, double> Differences(string file) => File.ReadLines(file).Skip(1)
        .Where(line => !line.EndsWith(",,", StringComparison.Ordinal)).ToDictionary(
        line => string.Join(',', line.Split(',')[..3]),
        line => double.Parse(line[(line.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture));
}
