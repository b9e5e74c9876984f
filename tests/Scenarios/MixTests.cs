using CsCheck;
using HvSim.Scenarios;
using HvSim.Scenarios.Reading;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>The numbers of guests that a mix gives.</summary>
public sealed class MixTests
{
    [Fact]
    public void Mix_WithOneGuestMore_AddsExactlyOneGuest() =>
        Gen.Double[0, 10].Array[1, 8].Where(shares => shares.Any(share => share > 0)).Hold(
            200, shares =>
            {
                var before = MixCounts.Of(0, shares);
                for (var total = 1; total <= 60; total++)
                {
                    var after = MixCounts.Of(total, shares);
                    Assert.Equal(1, after.Zip(before, (more, fewer) => more - fewer).Sum());
                    Assert.All(after.Zip(before), pair => Assert.True(pair.First >= pair.Second));
                    before = after;
                }
            });

    [Fact]
    public void Mix_OverAWholeRound_KeepsTheShares() => Assert.Equal([50, 10, 40], MixCounts.Of(100, [5, 1, 4]));

    [Fact]
    public void Class_WithShareZero_HasNoGuests() => Assert.Equal([0, 7], MixCounts.Of(7, [0, 3]));

    [Fact]
    public void Mix_InAScenario_SaysWhereTheCountsComeFrom()
    {
        var loaded = Texts.Loaded(Texts.With("run: {", "mix: { total: 5, shares: { web: 1 } }\nrun: {"));
        var count = loaded.Effective.Single(value => value.Path == "guests.web.count");
        Assert.Equal(("5", "mix", "derived"), (count.Text, count.Origin, count.Evidence));
    }

    [Fact]
    public void MixTotal_OnTheCommandLine_ChangesTheCounts()
    {
        var text = Texts.With("run: {", "mix: { total: 5, shares: { web: 1 } }\nrun: {");
        Assert.Equal(9, Texts.Loaded(text, new Override("mix.total", "9")).Scenario.Guests[0].Count);
    }
}
