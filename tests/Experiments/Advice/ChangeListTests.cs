using HvSim.Experiments.Advice;
using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Experiments.Advice;

/// <summary>The changes that are tried, and those that are not because they would do nothing or cannot be.</summary>
public sealed class ChangeListTests
{
    private const string Text = """
        schemaVersion: 1
        name: list
        host:
          machine: { sockets: 1, coresPerSocket: 4, memory: 16 GiB }
          os: windows-server-2019
          hypervisor: { scheduler: classic }
          storage:
            hdd0: { kind: disk, trackSeek: 1 ms, fullSeek: 16 ms, turns: 7200 /min, bandwidth: 100 MB/s }
            ssd0: { kind: ssd, readLatency: 0.1 ms, writeLatency: 0.05 ms, parallelism: 32, bandwidth: 2 GB/s }
        guests:
          web:
            virtualProcessors: 2
            os: windows-server-2008-r2
            cpu: { limit: 50 % }
            memory: { static: 2 GiB, demand: { committed: 1 GiB } }
            disk: { path: emulated, on: ssd0, maximumRate: 100 /s, format: dynamic }
            workload:
              requests: { arrivals: poisson, rate: 10 /s }
              each: [ { cpu: { mean: 5 ms } }, { read: { size: 8 KiB } } ]
          other:
            virtualProcessors: 1
            memory: { static: 1 GiB, demand: { committed: 0.5 GiB } }
            workload:
              requests: { arrivals: poisson, rate: 10 /s }
              each: [ { cpu: { mean: 5 ms } } ]
        run: { duration: 10 s, warmup: 1 s, replications: 2, seed: 1 }
        """;

    [Fact]
    public void List_HasAStepOfEachResourceThatTheClassUses()
    {
        string[] expected =
        [
            "host.machine.coresPerSocket = 8", "host.machine.memory = 24 GiB",
            "host.storage.ssd0.parallelism = 64", "host.storage.ssd0: readLatency = 50 us, writeLatency = 25 us",
            "host.storage.ssd0.bandwidth = 4 GB/s", "guests.web.virtualProcessors = 3",
            "guests.web.threads.workersPerVirtualProcessor = 50", "guests.web.os = windows-server-2019",
            "guests.web.cpu.weight = 200", "guests.web.cpu.reserve = 50 %", "guests.web.cpu.limit = 100 %",
            "guests.web.memory.static = 3 GiB", "guests.web.disk.path = synthetic", "guests.web.disk.format = fixed",
            "guests.web.disk.maximumRate = 10000000 /s",
        ];
        Assert.Equal(expected, List(""));
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("2", true)]
    public void List_HasTheCoreScheduler_WhereCoresHaveSiblings(string threadsPerCore, bool isListed) => Assert.Equal(isListed,
        List("", new Override("host.machine.threadsPerCore", threadsPerCore)).Contains("host.hypervisor.scheduler = core"));

    [Fact]
    public void List_LeavesOutTheAxis_AndWhatDoesNothing()
    {
        var list = List("guests.web.virtualProcessors",
            new Override("guests.other.count", "0"), new Override("guests.web.disk.path", "synthetic"));
        Assert.DoesNotContain(list, name => name.Contains("virtualProcessors", StringComparison.Ordinal));
        // Against nobody else, weight and reserve decide nothing.
        Assert.DoesNotContain(list, name => name.Contains("weight", StringComparison.Ordinal));
        Assert.DoesNotContain(list, name => name.Contains("reserve", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("host.hypervisor", "none")]
    [InlineData("host.hypervisor.scheduler", "core")]
    public void Scheduler_IsChangedForTheOther_WhereThereIsOne(string path, string value)
    {
        var list = List("", new Override(path, value), new Override("guests.web.cpu.limit", "100 %"));
        Assert.Equal(value == "core", list.Contains("host.hypervisor.scheduler = classic"));
        Assert.DoesNotContain("host.hypervisor.scheduler = core", list);
    }

    private static IReadOnlyList<string> List(string axis, params Override[] changes)
    {
        var document = ScenarioDocument.Parse(Text, "list.yaml");
        LoadResult Load(IReadOnlyList<Override> more) => document.With([.. changes, .. more]);
        return [.. ChangeList.Of(Load([]).Loaded!, ["web"], axis, Load).Select(change => change.Name)];
    }
}
