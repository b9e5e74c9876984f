using System.Globalization;
using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;

namespace HvSim.Bench.Host;

/// <summary>
/// By which factor common random numbers cut the replications that a comparison needs for a fixed precision, on comparisons that
/// were named before they were first run: open arrivals, below saturation. Also as measured with independent seeds, so that the
/// estimate (s_X^2 + s_Y^2) / s_D^2 can be held against what it stands for.
/// </summary>
internal static class CrnGain
{
    private const int Replications = 40;
    private const ulong OtherSeeds = 1_000_003;

    private const string Text = """
        schemaVersion: 1
        name: crn
        host:
          machine: { sockets: 1, coresPerSocket: 8, threadsPerCore: 2 }
          os: windows-server-2016
          hypervisor: { scheduler: classic }
        guests:
          web:
            count: 24
            virtualProcessors: 2
            workload:
              requests: { arrivals: poisson, rate: 60 /s }
              each: [ { cpu: { mean: 5 ms, cv: 1.5 } }, { sleep: { mean: 4 ms } } ]
        run: { duration: 60 s, warmup: 5 s, replications: 40, seed: 1 }
        alternatives:
          slice-5ms: { host.hypervisor.slice: 5 ms }
          switch-10us: { host.hypervisor.costs.contextSwitch: 10 us }
          work-plus-5-percent:
            guests.web.workload.each[0].cpu.mean: 5.25 ms
          two-guests-more: { guests.web.count: 26 }
          no-hyperthreading: { host.machine.threadsPerCore: 1, host.machine.coresPerSocket: 16 }
        """;

    private static readonly (string Metric, string Guest, string Statistic, string Scope)[] Metrics =
    [
        ("response-time", "web", "mean", "pooled"), ("response-time", "web", "p95", "pooled"),
        ("response-time", "web", "p99", "pooled"), ("lp-busy", "", "mean", ""),
    ];

    internal static int Execute()
    {
        var document = ScenarioDocument.Parse(Text, "crn.yaml");
        var common = Simulate(document, "1");
        var independent = Simulate(document, OtherSeeds.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine($"{"alternative",-22}{"metric",-20}{"change %",10}{"correlation",13}{"factor",9}{"measured",10}");
        foreach (var name in common.Keys.Where(name => name != "base"))
        {
            foreach (var metric in Metrics)
            {
                double[] Values(Dictionary<string, PointResult> points, string which) => [.. points[which]
                    .Reading(metric.Metric, metric.Guest, metric.Statistic, metric.Scope)!.Estimate!.Values];
                var paired = PairedDifference.Of(Values(common, name), Values(common, "base"), 0.95);
                var apart = PairedDifference.Of(Values(independent, name), Values(common, "base"), 0.95);
                var measured = Math.Pow(apart.HalfWidth / paired.HalfWidth, 2);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name,-22}{$"{metric.Metric} {metric.Statistic}",-20}{paired.Percent(paired.Mean),10:0.00}"
                    + $"{paired.Correlation,13:0.000}{paired.ReplicationFactor,9:0.0}{measured,10:0.0}"));
            }
        }
        return 0;
    }

    private static Dictionary<string, PointResult> Simulate(ScenarioDocument document, string seed)
    {
        Override[] overrides =
            [new("run.seed", seed), new("run.replications", Replications.ToString(CultureInfo.InvariantCulture))];
        var loaded = document.With(overrides);
        var alternatives = (loaded.Loaded ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems)))
            .Scenario.Alternatives;
        var plan = new ComparisonPlan("base", [.. alternatives.Select(one => one.Name)], name => name == "base"
            ? loaded
            : document.With([.. overrides, .. alternatives.Single(one => one.Name == name).Changes]));
        return plan.Simulate(new Experiment(ScenarioRun.Execute, Environment.ProcessorCount)).Points
            .ToDictionary(point => point.Coordinates.Single().Value);
    }
}
