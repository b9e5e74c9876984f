using HvSim.Engine;
using HvSim.Experiments.Calibration;
using HvSim.Report.Calibration;
using HvSim.Tests.Experiments.Calibration;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>What follows from assumed values is told apart from what the model predicts.</summary>
public sealed class CalibrationTextTests
{
    private const double Published = 300;

    private static readonly BatchStudyFile Study = FakeBenchmark.Study(equalMinutes: Published);

    private static readonly BatchMechanism Assumed = BatchMechanism.All[0];

    [Theory]
    [InlineData(300, "300.0 min, one fit: a hit")]
    [InlineData(240, "240.0 min, one fit: a miss, too fast by 20 % or more")]
    [InlineData(330, "330.0 min, one fit: a miss, too slow by 10 % or more")]
    public void Figure_WithoutAssumedValues_IsAHitOrAMiss(double minutes, string said) =>
        Assert.Contains($"on a machine: {said}\n", Text(Fitted(BatchMechanism.None, minutes)), StringComparison.Ordinal);

    [Theory]
    [InlineData(300, "300.0 min, one fit: overlaps the published range, on an assumed mechanism")]
    [InlineData(240, "240.0 min, one fit: outside the published range, too fast by 20 % or more, on an assumed mechanism")]
    [InlineData(330, "330.0 min, one fit: outside the published range, too slow by 10 % or more, on an assumed mechanism")]
    public void Figure_OnAnAssumedMechanism_IsNeither(double minutes, string said)
    {
        var text = Text(Fitted(Assumed, minutes));
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains($"on a machine: {said} ", words, StringComparison.Ordinal);
        Assert.DoesNotContain("a hit", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a miss", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_ShowsAllWork_AndWhyThereIsNoFit()
    {
        // Pauses of 50 ms every 20 rounds of 50 ms are 5 % more work; sleep of 0.42 bursts is 0.4 of it.
        var refused = new FitOutcome(Reading(Assumed), 8, Burst, null, [], [], "C 150.0 min for 120");
        var lines = Text(Fitted(Assumed, 300), refused).Split('\n');

        Assert.Contains(lines, line => line.StartsWith("        4        50      210       0.40", StringComparison.Ordinal));
        Assert.Contains("        8        50  no fit found; the search ends at C 150.0 min for 120", lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Theory]
    [InlineData(true, "assumed mechanism")]
    [InlineData(false, "prediction")]
    public void Csv_TellsThemApart_AndHoldsAllWork(bool assumed, string role)
    {
        using var folder = new TemporaryFolder();
        CalibrationFolder.Write(folder.Path, Study, [Fitted(assumed ? Assumed : BatchMechanism.None, 300)]);
        var row = File.ReadLines(Path.Combine(folder.Path, "calibration.csv"))
            .First(line => line.Contains(",E,", StringComparison.Ordinal));

        Assert.Equal($"a machine,4,50,{(assumed ? "210,0.4" : "200,0.42")},0.2,E,{role},,300,300,300,", row);
    }

    private static Duration Burst => Duration.FromSeconds(0.05);

    private static string Text(params FitOutcome[] outcomes) => CalibrationText.Of(Study, outcomes);

    private static BenchReading Reading(BatchMechanism mechanism) => new("a machine", FakeBenchmark.Machine, mechanism);

    private static FitOutcome Fitted(BatchMechanism mechanism, double minutes) => new(
        Reading(mechanism), 4, Burst,
        new BatchFit(new BatchGuess(4, Burst, SleepRatio: 0.42, InterceptRatio: 0.2) { Mechanism = mechanism }, 200, 100, 120),
        [.. Study.Predictions.Select(run => new Prediction(run, minutes))], [new WeightPoint(1, minutes)]);
}
