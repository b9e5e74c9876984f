using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Equal meaning, equal hash.</summary>
public sealed class HashTests
{
    private readonly LoadedScenario _base = Texts.Loaded(Texts.Base);

    [Theory]
    [InlineData("duration: 60 s", "duration: 1 min")]
    [InlineData("rate: 60 /s", "rate: 3600 /min")]
    [InlineData("cpu: 5 ms", "cpu: { cv: 1.0, mean: 5000 us }")]
    [InlineData("duration: 60 s", "duration: 60 s, budget: 5 min")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2 # two")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    count: 1\n    cpu: { weight: 100 }")]
    [InlineData("# Is every mistake named?", "# Something else?")]
    [InlineData("cpu: 5 ms", "cpu: { mean: { value: 5 ms, evidence: measured, source: a-trace } }")]
    public void Hash_OfTheSameMeaning_IsTheSame(string old, string @new)
    {
        Assert.Equal(_base.Hash, Texts.Loaded(Texts.With(old, @new)).Hash);
    }

    [Theory]
    [InlineData("duration: 60 s", "duration: 61 s")]
    [InlineData("seed", "host.root.backgroundLoad", "3 %")]
    [InlineData("seed", "run.seed", "2")]
    public void Hash_OfAnotherMeaning_IsAnother(string old, string @new, string? value = null)
    {
        var other = value is null ? Texts.Loaded(Texts.With(old, @new)) : Texts.Loaded(Texts.Base, new Override(@new, value));
        Assert.NotEqual(_base.Hash, other.Hash);
        Assert.NotEqual(_base.PointHash, other.PointHash);
    }

    [Theory]
    [InlineData("name", "other")]
    [InlineData("run.replications", "9")]
    [InlineData("run.replications.max", "90")]
    [InlineData("run.precision.p95", "9 %")]
    [InlineData("objectives[0].limit", "51 ms")]
    [InlineData("sweep.axes[guests.web.count]", "1..9")]
    public void PointHash_OfWhatOneReplicationDoesNotDependOn_IsTheSame(string path, string value)
    {
        var other = Texts.Loaded(Texts.Base, new Override(path, value));
        Assert.NotEqual(_base.Hash, other.Hash);
        Assert.Equal(_base.PointHash, other.PointHash);
    }
}
