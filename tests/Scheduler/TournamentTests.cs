using HvSim.Engine;
using HvSim.Scheduler;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Scheduler;

/// <summary>The tournament against a model: the first of the least keys.</summary>
public sealed class TournamentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Winner_UnderRandomChanges_IsTheFirstOfTheLeast(int entrants)
    {
        var draw = new RandomStream((ulong)entrants, "tournament");
        var tournament = new Tournament(entrants);
        var keys = Enumerable.Repeat(long.MaxValue, entrants).ToArray();
        for (var step = 0; step < 5_000; step++)
        {
            var entrant = draw.NextInt32(entrants);
            keys[entrant] = draw.NextInt32(4) == 0 ? long.MaxValue : draw.NextInt32(20);
            tournament.Set(entrant, keys[entrant]);

            Assert.Equal((Array.IndexOf(keys, keys.Min()), keys.Min()), (tournament.Winner, tournament.LeastKey));
        }
    }
}
