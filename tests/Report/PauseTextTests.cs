using HvSim.Experiments;
using HvSim.Report;
using HvSim.Report.Text;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>What a run says of stop-the-world pauses.</summary>
public sealed class PauseTextTests
{
    // Four guests with 6 pauses a second in all, which take 3 % of each guest's time: 4 * 30 ms a second over 6 are 20 ms each.
    [Theory]
    [InlineData(4, 6, 3, 0.5, "Pauses of web: 6.0 a second in all 4 guests, each of 20.0 ms, of which 0.50 ms until all "
        + "threads are at a safe point; 3.0 % of a guest's time.")]
    [InlineData(1, 1.5, 3, null, "Pauses of web: 1.5 a second, each of 20.0 ms; 3.0 % of a guest's time.")]
    [InlineData(4, 0, 0, null, null)]
    public void Pauses_AreToldWhereTheyHappened(int guests, double rate, double share, double? stopping, string? expected)
    {
        var scenario = Fabricated.Scenario("How long?", [Fabricated.Guest("web", guests)], []);
        var point = FabricatedPoints.Steady(guests, 33, 1.2, 71, 52, HostHealth.EfficientlyProvisioned, scenario);
        var pauses = new List<MetricReading>
        {
            Fabricated.Reading(PauseMetrics.Rate, "web", Statistic.Total, "", rate),
            Fabricated.Reading(PauseMetrics.Share, "web", Statistic.Mean, "", share),
        };
        if (stopping is { } time)
            pauses.Add(Fabricated.Reading(PauseMetrics.TimeToSafePoint, "web", Statistic.Mean, "", time));
        point = point with { Coordinates = [], Readings = [.. point.Readings, .. pauses] };
        var study = Study.Of(Fabricated.Loaded(scenario), point, Fabricated.Tool);
        var text = string.Join(' ', AnswerText.Of(study).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

        if (expected is null)
            Assert.DoesNotContain("Pauses", text, StringComparison.Ordinal);
        else
            Assert.Contains(expected, text, StringComparison.Ordinal);
    }
}
