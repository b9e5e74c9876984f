using HvSim.Engine;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>How long and how often to simulate, in its short and long forms.</summary>
public sealed class RunSectionTests
{
    [Theory]
    [InlineData("")]
    [InlineData(", warmup: auto")]
    public void Warmup_ThatIsFound_BeginsWithATenthOfTheRun(string warmup)
    {
        var run = Texts.Loaded(Texts.With(", warmup: 5 s", warmup)).Scenario.Run;
        Assert.True(run.FindsWarmup);
        Assert.Equal(Duration.FromSeconds(6), run.Warmup);
    }

    [Fact]
    public void Warmup_ThatIsGiven_IsNotFound()
    {
        var run = Texts.Loaded(Texts.Base).Scenario.Run;
        Assert.False(run.FindsWarmup);
        Assert.Equal(Duration.FromSeconds(5), run.Warmup);
    }

    [Fact]
    public void Warmup_OfBatchWorkAlone_IsNone()
    {
        var text = Texts.With("requests: { arrivals: poisson, rate: 60 /s }", "batch: { threads: 2, rounds: 100 }")
            .Replace("warmup: 5 s", "warmup: auto", StringComparison.Ordinal)
            .Replace("response-time", "elapsed-time", StringComparison.Ordinal);
        var run = Texts.Loaded(text).Scenario.Run;
        Assert.False(run.FindsWarmup);
        Assert.Equal(Duration.Zero, run.Warmup);
    }

    [Theory]
    [InlineData("", 10, 100)]
    [InlineData(", replications: 6", 6, 6)]
    [InlineData(", replications: { min: 6 }", 6, 6)]
    [InlineData(", replications: { min: 6, max: 9 }", 6, 9)]
    [InlineData(", replications: { max: 50 }", 10, 50)]
    public void Replications_AreANumberOrBounds(string written, int least, int most) => Assert.Equal(
        new ReplicationRange(least, most), Texts.Loaded(Texts.With("warmup: 5 s", "warmup: 5 s" + written)).Scenario.Run.Replications);

    [Theory]
    [InlineData("6", 6, 6)]
    [InlineData("200", 200, 200)]
    public void Replications_AsOneNumberOnTheCommandLine_AreFixed(string number, int least, int most)
    {
        var text = Texts.With("warmup: 5 s", "warmup: 5 s, replications: { min: 5, max: 9 }");
        var run = Texts.Loaded(text, new Override("run.replications", number)).Scenario.Run;
        Assert.Equal(new ReplicationRange(least, most), run.Replications);
    }

    [Fact]
    public void Precision_ThatIsNotGiven_IsTheUsualOne() =>
        Assert.Equal(PrecisionSpec.Usual, Texts.Loaded(Texts.Base).Scenario.Run.Precision);
}
