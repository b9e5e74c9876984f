using HvSim.Experiments;
using HvSim.Experiments.Advice;
using HvSim.Models;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;
using Xunit;

namespace HvSim.Tests.Experiments.Advice;

/// <summary>Advice on scenarios whose answers follow from how they are made.</summary>
public sealed class AdviceTests
{
    /// <summary>
    /// Each guest asks for half of one of two logical processors, so that four ask for both; and for 50 reads of 2 ms a second
    /// from a disk that serves one at a time, so that ten ask for all of it.
    /// </summary>
    private const string ProcessorsThenDisk = """
        schemaVersion: 1
        name: processors-then-disk
        host:
          machine: { sockets: 1, coresPerSocket: 2, idleStates: none }
          os: windows-server-2019
          hypervisor: { scheduler: classic }
          storage:
            ssd0: { kind: ssd, readLatency: 2 ms, writeLatency: 2 ms, parallelism: 1, bandwidth: 1000 GB/s, balancerTarget: 0 ms }
          root: { backgroundLoad: 0 % }
        guests:
          web:
            virtualProcessors: 1
            disk: { path: synthetic, on: ssd0, format: pass-through }
            workload:
              requests: { arrivals: poisson, rate: 50 /s }
              each: [ { cpu: { mean: 10 ms, cv: 1 } }, { read: { size: 512 B } } ]
        objectives:
          - { guest: web, metric: response-time, statistic: mean, limit: 60 ms, across: pooled }
        run: { duration: 10 s, warmup: 2 s, replications: 3, seed: 1 }
        sweep: { axes: { guests.web.count: 1..14 }, find: overload }
        """;

    /// <summary>
    /// An M/M/1 queue that is 88 % busy, and some more for the hypervisor, on a machine with processors to spare.
    /// </summary>
    private const string NarrowGuest = """
        schemaVersion: 1
        name: narrow-guest
        host:
          machine: { sockets: 1, coresPerSocket: 4 }
          os: windows-server-2019
          hypervisor: { scheduler: classic }
        guests:
          web:
            virtualProcessors: 1
            threads: { workersPerVirtualProcessor: 1000, quantum: 10 s }
            workload:
              requests: { arrivals: poisson, rate: 88 /s }
              each: [ { cpu: { mean: 10 ms, cv: 1 } } ]
        objectives:
          - { guest: web, metric: response-time, statistic: mean, limit: 50 ms, across: pooled }
        run: { duration: 60 s, warmup: 6 s, replications: 8, seed: 1 }
        """;

    [Fact]
    public void WhatGivesNext_IsTheDiskWhereItsCapacityEnds_OnceProcessorsAreUnlimited()
    {
        var (result, advice) = Search(ProcessorsThenDisk);
        Assert.Equal(ResponsePart.CpuWait, result.Overload!.Bottleneck!.Part);
        Assert.InRange(Value(result.Overload.FirstFail ?? result.Overload.LikelyFail), 3, 4);
        var next = advice.Next!;
        Assert.Equal("", next.Reason);
        // 14 guests and the root's two virtual processors.
        Assert.Equal(["host.machine.coresPerSocket=16", "host.root.virtualProcessors=2"],
            next.First.Values.Select(one => one.ToString()));
        Assert.Equal(ResponsePart.Device, next.Answer!.Bottleneck!.Part);
        Assert.InRange(Value(next.Answer.FirstFail ?? next.Answer.LikelyFail), 10, 11);
        Assert.False(next.IsNoLater);
        Assert.Equal(Value(result.Overload.LikelyFail), Value(advice.Changes.At));
    }

    [Fact]
    public void WhatGivesNext_AfterADiskWithProcessorsForAll_IsNothing()
    {
        // Sixteen processors, so that the disk gives first, at its 10 guests; and then nothing up to 14.
        var (result, advice) = Search(ProcessorsThenDisk, new Override("host.machine.coresPerSocket", "16"));
        Assert.Equal(ResponsePart.Device, result.Overload!.Bottleneck!.Part);
        Assert.Equal(["host.storage.ssd0.parallelism=64", "host.storage.ssd0.bandwidth=1000 GB/s"],
            advice.Next!.First.Values.Select(one => one.ToString()));
        Assert.Equal(OverloadOutcome.NeverBreaks, advice.Next.Answer!.Outcome);
    }

    [Fact]
    public void GuestWithOneProcessorThatIsAlwaysBusy_IsUnderProvisioned_AndAnotherOneMovesMost()
    {
        var (document, experiment) = Read(NarrowGuest);
        var loaded = document.With([]).Loaded!;
        var result = experiment.Run(loaded.Scenario, TestContext.Current.CancellationToken);
        Assert.Equal(GuestHealth.UnderProvisioned, Assert.Single(result.Points[0].GuestVerdicts).Health);
        var advice = experiment.Advise(loaded.Scenario, result, document.With, TestContext.Current.CancellationToken);
        Assert.Null(advice.Next);
        var best = advice.Changes.Effects[0];
        Assert.Equal("guests.web.virtualProcessors = 2", best.Change.Name);
        Assert.True(best.Helps);
        Assert.Equal(Verdict.Pass, best.Kept);
        // M/M/2 with a = 0.88 erlang: the mean time is S / (1 - (a / 2)^2) = 12.4 ms, and what the hypervisor adds.
        Assert.InRange(best.Reading!.Value!.Value, 12.0, 14.0);
        // More cores are of no use to a guest that cannot run on them.
        Assert.False(advice.Changes.Effects.Single(one => one.Change.Name == "host.machine.coresPerSocket = 8").Helps);
        Assert.Equal(1 - (0.05 / advice.Changes.Effects.Count), advice.Changes.Confidence, 12);
    }

    [Fact]
    public void ChangesOfEveryClassWithABrokenObjective_AreTried_AndOneThatMendsOnlyOneSaysSo()
    {
        // The same guest twice, once with another name; what helps one leaves the other as it is.
        const string Class = "  web:\n";
        const string Objectives = "objectives:\n";
        static int At(string part) => NarrowGuest.IndexOf(part, StringComparison.Ordinal);
        var further = NarrowGuest[At(Class)..At(Objectives)].Replace(Class, "  app:\n", StringComparison.Ordinal);
        var text = NarrowGuest.Insert(
                At(Objectives) + Objectives.Length,
                "  - { guest: app, metric: response-time, statistic: mean, limit: 50 ms, across: pooled }\n")
            .Insert(At(Objectives), further)
            + "\nalternatives: { slow: { guests.app.workload.requests.rate: 50 /s } }";
        var (document, experiment) = Read(text);
        var loaded = document.With([]).Loaded!;
        var result = experiment.Run(loaded.Scenario, TestContext.Current.CancellationToken);
        Assert.All(result.Points[0].Objectives, one => Assert.Equal(Verdict.Fail, one.Verdict));
        var changes = experiment.Advise(loaded.Scenario, result, document.With, TestContext.Current.CancellationToken).Changes;
        var stake = changes.Objective!.Guest;
        var other = stake == "web" ? "app" : "web";
        var mends = changes.Effects.Single(one => one.Change.Name == $"guests.{stake}.virtualProcessors = 2");
        Assert.True(mends is { Mends: true, Helps: true, Kept: Verdict.Pass, BreaksAnother: true });
        Assert.Contains(changes.Effects, one => one.Change.Name == $"guests.{other}.virtualProcessors = 2");
        // An alternative of the file is a change as well.
        Assert.Contains(changes.Effects, one => one.Change.Name == "guests.app.workload.requests.rate = 50 /s");
    }

    private static int Value(PointResult? point) =>
        int.Parse(point!.Coordinates[0].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static (SweepResult Result, AdviceAnswer Advice) Search(string text, params Override[] changes)
    {
        var (document, experiment) = Read(text);
        LoadResult Load(IReadOnlyList<Override> more) => document.With([.. changes, .. more]);
        var scenario = Load([]).Loaded!.Scenario;
        var result = experiment.Sweep(scenario.Sweep!, Load, TestContext.Current.CancellationToken);
        return (result, experiment.Advise(scenario, result, Load, TestContext.Current.CancellationToken));
    }

    private static (ScenarioDocument Document, Experiment Experiment) Read(string text) =>
        (ScenarioDocument.Parse(text, "advice.yaml"), new Experiment(ScenarioRun.Execute, workers: 2));
}
