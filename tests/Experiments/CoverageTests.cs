using HvSim.Engine;
using HvSim.Experiments;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>Intervals of whole points against a closed form.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    [Fact]
    public void SingleServerQueue_IsCoveredByMeanAndP95AboutAsOftenAsTheySay()
    {
        // M/M/1: response times are exponential with mean 1 / (mu - lambda); lambda = 100 /s at a utilisation of 0.7 gives
        // 23.33 ms, and the 95th percentile is ln 20 = 2.995732 means. 80 points: standard error 2.4 points.
        const int points = 80;
        const double mean = 1000 / ((100 / 0.7) - 100);
        var scenario = Fake.Scenario(replications: 10, seconds: 60);
        scenario = scenario with { Run = scenario.Run with { Warmup = Duration.FromSeconds(6) } };
        var (means, tails) = (0, 0);
        for (var seed = 0UL; seed < points; seed++)
        {
            var point = PointSummary.Of([], scenario,
                [.. Enumerable.Range(0, 10).Select(index => FakeQueue.Run(scenario, StableHash.Mix(seed, (ulong)index), 0.7))]);
            means += Covers(point, Statistic.Mean, mean);
            tails += Covers(point, Statistic.P95, 2.995732 * mean);
        }
        output.WriteLine($"of {points}: mean {means}, p95 {tails}");
        Assert.InRange(means, points * 0.87, points);
        Assert.InRange(tails, points * 0.85, points);
    }

    private static int Covers(PointResult point, string statistic, double truth)
    {
        var estimate = point.Reading("response-time", "web", statistic, Scope.Worst)!.Estimate!;
        return estimate.Low <= truth && truth <= estimate.High ? 1 : 0;
    }
}
