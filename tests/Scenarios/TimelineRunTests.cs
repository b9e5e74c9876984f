using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Observing;
using HvSim.Scenarios;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Scheduler;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>What a timeline shows of locks, transfers and memory.</summary>
public sealed class TimelineRunTests
{
    /// <summary>Eight processors on three, under a lock that they spin for; switches and interrupts take no time.</summary>
    [Theory]
    [InlineData(LockKind.SpinTicket)]
    [InlineData(LockKind.SpinUnfair)]
    public void Spinning_IsAsLongAsTheProcessorsSay(LockKind kind)
    {
        var scenario = Hosts.Scenario(
            LockHosts.Classic(3, SpinYield.Holder), 500, 0,
            LockHosts.Batch(kind, 8, 1_000_000, 0.5, 2, 0.3).With(notifies: true));
        var timeline = TimelineRun.Execute(scenario, 1, Instant.Zero, Hosts.Ms(500), int.MaxValue);
        var plain = HostBuilder.Build(scenario, 1);
        plain.Start();
        plain.Simulation.RunUntil(timeline.To);

        var spinning = plain.Host.Processors.Aggregate(
            Duration.Zero, (sum, processor) => sum + processor.ReadRunning(timeline.To).AllSpinning);
        Assert.True(spinning > Hosts.Ms(100), $"{spinning}");
        Assert.Equal(spinning, Sum(timeline, TrackKind.VirtualProcessor, (int)ProcessorActivity.SpinsForLock));
        Assert.All(
            timeline.Spans.Where(span => span.What == (int)ProcessorActivity.SpinsForLock
                && timeline.Tracks[span.Track].Kind == TrackKind.VirtualProcessor),
            span => Assert.Equal("l", timeline.Locks[timeline.Tracks[span.Track].Partition][span.Detail]));
    }

    /// <summary>One thread alone takes a lock three times a round, for a constant time.</summary>
    [Fact]
    public void HoldsOfALock_AreItsCriticalSections()
    {
        const int Rounds = 40;
        var guest = Hosts.Guest("locker", 1, Hosts.Batch(1, Rounds, 1) with
        {
            Each = [LockHosts.Lock(LockKind.Mutex, 0.5, times: 3), Hosts.Cpu(1, 0)],
        });
        var timeline = TimelineRun.Execute(
            Hosts.Scenario(Hosts.Classic(Hosts.Machine(2)), 1_000, 0, guest), 1, Instant.Zero, Hosts.Ms(1_000));

        var spans = timeline.Spans.Where(span => timeline.Tracks[span.Track].Kind == TrackKind.Lock).ToList();
        Assert.Equal(Hosts.Ms(0.5 * 3 * Rounds), Sum(spans));
        Assert.All(spans, span => Assert.Equal("lock l", timeline.Tracks[span.Track].Name));
        Assert.All(spans, span => Assert.Equal("locker[0]:VP 0", timeline.Processors[span.What]));
        Assert.Equal(Instant.Zero + Hosts.Ms(2.5 * Rounds), timeline.To);
        Assert.False(timeline.IsCut);
    }

    /// <summary>All that is sent is handled before the batch is done: stages of transfers add up to their latencies.</summary>
    [Theory]
    [InlineData("synthetic")]
    [InlineData("direct")]
    [InlineData("emulated")]
    public void StagesOfTransfers_AreTheirLatencies(string path)
    {
        var scenario = Loaded($$"""
            schemaVersion: 1
            name: transfers
            host:
              machine: { sockets: 1, coresPerSocket: 2 }
              os: windows-server-2019
              hypervisor: { scheduler: classic }
              storage:
                ssd0: { kind: ssd, readLatency: 0.1 ms, writeLatency: 0.05 ms, parallelism: 2, bandwidth: 2 GB/s, variation: 0.5 }
            guests:
              files:
                virtualProcessors: 2
                disk: { path: {{path}}, on: ssd0 }
                workload:
                  batch: { threads: 5, rounds: 30 }
                  each: [ { cpu: { mean: 0.05 ms, cv: 1 } }, { read: { size: 8 KiB, count: 2, parallel: true } } ]
            run: { duration: 10 s, warmup: 0 s, replications: 2, seed: 1 }
            """);
        var timeline = TimelineRun.Execute(scenario, 1, Instant.Zero, scenario.Run.Duration, int.MaxValue);
        var guest = ScenarioRun.Execute(scenario, 1).Classes[0].Guests[0];

        Assert.Equal(60, guest.Transfers.Transfers);
        var stages = timeline.Spans.Where(span => timeline.Tracks[span.Track].Kind == TrackKind.Transfer).ToList();
        Assert.Equal(guest.Transfers.Latency, Sum(stages));
        var device = Sum(timeline, TrackKind.Transfer, (int)ResponsePart.Device);
        Assert.True(device > Hosts.Ms(4), $"{device}");
        Assert.Equal(path == "direct", Sum(timeline, TrackKind.Transfer, (int)ResponsePart.Root) == Duration.Zero);
        Assert.Equal(
            path == "emulated", Sum(timeline, TrackKind.VirtualProcessor, (int)ProcessorActivity.WaitsForDevice) > Duration.Zero);
    }

    /// <summary>What is held begins with the window and changes with every balloon step, as the guests count them.</summary>
    [Fact]
    public void MemorySteps_AreThoseOfTheGuests()
    {
        var scenario = Shipped("memory-density.yaml");
        var timeline = TimelineRun.Execute(
            scenario, 1, Instant.Zero + Hosts.Ms(1_000), Duration.FromSeconds(40), int.MaxValue);
        var plain = HostBuilder.Build(scenario, 1);
        plain.Start();
        plain.Simulation.RunUntil(timeline.From);
        var guests = plain.Host.Partitions.Index().Where(one => one.Item.Memory is not null).ToList();
        Assert.Equal(
            guests.Select(one => (one.Index, one.Item.Memory!.Held.Level, one.Item.Memory!.Committed.Level)),
            timeline.Memory.TakeWhile(step => step.At == timeline.From).Take(guests.Count)
                .Select(step => (step.Partition, step.HeldMib, step.CommittedMib)));
        plain.Simulation.RunUntil(timeline.To);
        var last = timeline.Memory.GroupBy(step => step.Partition).ToDictionary(steps => steps.Key, steps => steps.Last());
        Assert.All(guests, one => Assert.Equal(
            (one.Item.Memory!.Held.Level, one.Item.Memory!.Committed.Level),
            (last[one.Index].HeldMib, last[one.Index].CommittedMib)));
        Assert.True(timeline.Memory.Count > guests.Count);
    }

    /// <summary>Chunks are all that recording allocates, one for 65,536 spans.</summary>
    [Fact]
    public void Recording_AllocatesNothingPerEvent()
    {
        var scenario = Hosts.Scenario(
            Hosts.Classic(Hosts.Machine(2)), 4_000, 0, Hosts.Guest("busy", 3, Hosts.Clients(3, 0.1, 0.1)));
        var recorder = new TimelineRecorder();
        var built = HostBuilder.Build(scenario, 1, foldsIdleTicks: true, recorder);
        recorder.Attach(built);
        built.Start();
        recorder.Begin(built.Host.Partitions);
        built.Simulation.RunUntil(Instant.Zero + Hosts.Ms(2_000));
        var (spans, bytes) = (recorder.Count, GC.GetAllocatedBytesForCurrentThread());
        built.Simulation.RunUntil(Instant.Zero + Hosts.Ms(4_000));
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        spans = recorder.Count - spans;

        Assert.True(spans > 65_536, $"{spans} spans");
        const int BytesPerSpan = 32;
        Assert.InRange(bytes, 0, ((spans / 65_536) + 1) * 65_537L * BytesPerSpan);
    }

    private static Scenario Shipped(string file) => Valid(ScenarioFile.Load(Repository.File("scenarios", file), []));

    private static Scenario Loaded(string text) => Valid(ScenarioFile.Parse(text, "test.yaml", []));

    private static Scenario Valid(LoadResult result)
    {
        Assert.True(result.IsValid, string.Join("\n", result.Problems));
        return result.Loaded!.Scenario;
    }

    private static Duration Sum(Timeline timeline, TrackKind kind, int what) =>
        Sum(timeline.Spans.Where(span => span.What == what && timeline.Tracks[span.Track].Kind == kind));

    private static Duration Sum(IEnumerable<TimelineSpan> spans) =>
        spans.Aggregate(Duration.Zero, (sum, span) => sum + (span.End - span.Start));
}
