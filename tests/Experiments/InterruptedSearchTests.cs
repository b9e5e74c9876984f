using HvSim.Experiments;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>What remains of a search for the overload that is interrupted.</summary>
public sealed class InterruptedSearchTests
{
    [Fact]
    public void Interruption_KeepsWhatWasFinishedAndSaysSo()
    {
        using var source = new CancellationTokenSource();
        var experiment = new Experiment((scenario, seed) =>
        {
            if (scenario.Guests[0].Count == 8)
                source.Cancel();
            return OverloadSearchTests.Run(scenario, seed, 10);
        }, workers: 1);
        var result = experiment.Sweep(Fake.Range(1, 80), OverloadSearchTests.Load, source.Token);
        Assert.True(result.Interrupted);
        Assert.Equal(OverloadOutcome.Interrupted, result.Overload!.Outcome);
        Assert.Equal(4, result.Overload.LastPass!.Guests);
        Assert.Equal([1, 2, 4], result.Points.Select(point => point.Guests));
    }

    [Fact]
    public void InterruptionBesideTheAnswer_LeavesTheAnswer()
    {
        using var source = new CancellationTokenSource();
        var evaluated = new HashSet<int>();
        var experiment = new Experiment((scenario, seed) =>
        {
            var guests = scenario.Guests[0].Count;
            evaluated.Add(guests);
            // The pass and the fail beside it are there; what follows is for the chart.
            if (evaluated.Contains(10) && evaluated.Contains(11) && guests is not (10 or 11))
                source.Cancel();
            return OverloadSearchTests.Run(scenario, seed, guests <= 10 ? 10 : 60);
        }, workers: 1);
        var result = experiment.Sweep(Fake.Range(1, 80), OverloadSearchTests.Load, source.Token);
        Assert.True(result.Interrupted);
        Assert.Equal(OverloadOutcome.Found, result.Overload!.Outcome);
        Assert.Equal((10, 11), (result.Overload.LastPass!.Guests, result.Overload.FirstFail!.Guests));
    }
}
