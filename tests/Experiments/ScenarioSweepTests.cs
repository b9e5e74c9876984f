using HvSim.Experiments;
using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>Sweeps over scenarios that are read from text.</summary>
public sealed class ScenarioSweepTests
{
    private const string Text = """
        # How many guests fit beside their reserves?
        schemaVersion: 1
        name: reserves
        host:
          machine: { sockets: 1, coresPerSocket: 4, threadsPerCore: 1 }
          os: windows-server-2016
          hypervisor: { scheduler: classic }
        guests:
          web:
            virtualProcessors: 2
            cpu: { reserve: 10 % }
            workload:
              requests: { arrivals: poisson, rate: 60 /s }
              each:
                - cpu: { mean: 5 ms, cv: 1 }
        objectives:
          - { guest: web, metric: response-time, statistic: p95, limit: 50 ms }
        run: { duration: 20 s, warmup: 5 s, replications: 3, seed: 1 }
        sweep: { axes: { guests.web.count: 1..40 }, find: overload }
        """;

    [Fact]
    public void Search_EndsWhereTheReservesNoLongerFit()
    {
        // 2 virtual processors x 10 % each: 20 guests reserve all 4 logical processors.
        var document = ScenarioDocument.Parse(Text, "reserves.yaml");
        var sweep = document.With([]).Loaded!.Scenario.Sweep!;
        var result = new Experiment(Answered, workers: 2).Sweep(sweep, document.With, TestContext.Current.CancellationToken);
        var answer = result.Overload!;
        Assert.Equal(20, answer.LastPass!.Guests);
        Assert.Equal(10, answer.LastPass.VirtualToLogicalRatio);
        Assert.Equal(PointState.NotAdmitted, answer.FirstFail!.State);
        Assert.Equal("admission: the guests reserve 4.2 logical processors of 4", answer.BrokenLimit);
    }

    private static RunResult Answered(Scenario scenario, ulong seed) =>
        Fake.Run(scenario, seed, _ => Enumerable.Repeat(6.0, 2000));
}
