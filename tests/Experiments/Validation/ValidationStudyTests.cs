using HvSim.Experiments.Validation;
using HvSim.Report.Validation;
using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Experiments.Validation;

public sealed class ValidationStudyTests
{
    // A round trip of 1 ms of work at each of two settings of a free hypervisor: 10 and 20 rounds take 10 and 20 ms.
    private const string Text = """
        # Does it double?
        schemaVersion: 1
        name: double
        host:
          machine: { sockets: 1, coresPerSocket: 1, idleStates: none }
          os: windows-server-2019
          hypervisor: none
        guests:
          app: { virtualProcessors: 1, workload: { batch: { threads: 1, rounds: 10 }, each: [ { cpu: { mean: 1 ms, cv: 0 } } ] } }
        alternatives: { twice: { guests.app.workload.batch.rounds: 20 } }
        run: { duration: 1 s, warmup: 0 s, replications: 2, seed: 1 }
        """;

    [Theory]
    [InlineData("", FigureForm.Value, 0.010)]
    [InlineData("twice", FigureForm.Value, 0.020)]
    [InlineData("twice", FigureForm.Ratio, 2)]
    [InlineData("twice", FigureForm.InverseRatio, 0.5)]
    public void Figure_IsReadOffAsItSays(string alternative, FigureForm form, double expected)
    {
        var outcome = Outcome(Figure(expected, FigureUse.Predicted) with { Alternative = alternative, Form = form });

        Assert.Equal(expected, outcome.Simulated!.Value, 1e-9);
        Assert.True(outcome.IsHit);
    }

    [Theory]
    [InlineData(0.0104, FigureUse.Predicted, true, "hit")]
    [InlineData(0.0111, FigureUse.Predicted, false, "miss")]
    [InlineData(0.0104, FigureUse.Calibrated, false, "calibrated")]
    [InlineData(0.0111, FigureUse.Calibrated, false, "calibrated, yet off")]
    public void Verdict_OfACalibratedFigure_IsNeverAHit(double published, FigureUse use, bool isHit, string verdict)
    {
        var outcome = Outcome(Figure(published, use));

        Assert.Equal(isHit, outcome.IsHit);
        Assert.Equal(verdict, ValidationText.Verdict(outcome));
    }

    [Theory]
    [InlineData(0.0104, true)]
    [InlineData(0.0099, false)]
    [InlineData(0.0111, false)]
    public void Figure_PublishedAsTheMost_IsHitFromBelowOnly(double published, bool isHit) =>
        Assert.Equal(isHit, Outcome(Figure(published, FigureUse.PredictedUpTo)).IsHit);

    [Fact]
    public void Figure_OfAMetricThatDoesNotExist_SaysSo()
    {
        var outcome = Outcome(Figure(1, FigureUse.Predicted) with { Metric = "response-time" });

        Assert.Null(outcome.Simulated);
        Assert.Contains("there is no response-time", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal("n/a", ValidationText.Verdict(outcome));
    }

    private static PublishedFigure Figure(double published, FigureUse use) => new()
    {
        Id = "row",
        Title = "a figure",
        Published = published,
        Unit = "s",
        BandPercent = 5,
        Use = use,
        Source = "experiment-design",
        Scenario = "double.yaml",
        Alternative = "",
        Metric = "elapsed-time",
        Guest = "app",
        Statistic = "mean",
        Form = FigureForm.Value,
        Remark = "",
    };

    private static ValidationOutcome Outcome(PublishedFigure figure) =>
        new ValidationStudy(HvSim.Scenarios.Run.ScenarioRun.Execute, 1).Run(
            [figure], file => ScenarioDocument.Parse(Text, file), _ => { }, TestContext.Current.CancellationToken)[0];
}
