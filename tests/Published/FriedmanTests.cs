using System.Collections.Concurrent;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;
using HvSim.Tests.Scenarios;
using Xunit;

namespace HvSim.Tests.Published;

/// <summary>
/// Friedman's benchmark (docs/SOURCES.md, friedman-abc): A 90, B 105 and C 147 min are what the shipped scenarios were fitted on; E, 367
/// to 370 min, is not reproduced by what is modelled so far, and these tests say by how much it misses rather than hide it.
/// </summary>
public sealed class FriedmanTests
{
    private const double FitTolerance = 0.01;

    // Rounds of a guest in the shipped scenarios, and how many are enough for times that differ by a tenth and more: the sum of 27,100
    // rounds of cv 1 scatters by 0.6 %.
    private const int Rounds = 271_000;
    private const int FewRounds = Rounds / 10;

    private static readonly ConcurrentDictionary<(string Scenario, string Guests, int Rounds), Lazy<double>> Known = new();

    [Theory]
    [InlineData("native", 90)]
    [InlineData("one-4-way", 105)]
    [InlineData("one-2-way", 147)]
    public void CalibrationRow_OfTheShippedFit_IsMetWithinOnePercent(string scenario, double publishedMinutes)
    {
        var minutes = ElapsedMinutes(scenario, "app", Rounds);
        Assert.InRange(minutes, publishedMinutes * (1 - FitTolerance), publishedMinutes * (1 + FitTolerance));
    }

    [Fact]
    public void FavouredGuests_ByWeightAndByReserve_AreFasterThanEqualOnesAndSlowerThanAlone()
    {
        // Published: F < G < E, and the favoured guests stay above C. E and C are the runs of equal guests and of one guest alone.
        var equal = ElapsedMinutes("four-2-way", "app", FewRounds);
        var byWeight = ElapsedMinutes("weights", "favoured", FewRounds);
        var byReserve = ElapsedMinutes("reserves", "favoured", FewRounds);
        var alone = ElapsedMinutes("one-2-way", "app", FewRounds);
        Assert.True(alone < byWeight && byWeight < byReserve && byReserve < equal, $"{alone} < {byWeight} < {byReserve} < {equal}");
    }

    [Fact]
    public void FourGuests_WithoutLockAndMemoryMechanisms_StayBelowThePublishedTime()
    {
        // Of a tenth of the rounds: loss-free sharing of four runs takes at most 4 x 2 x 14.7 / 4 = 29.4 LP-minutes on each of four
        // processors; the root adds its 2.9 %. No less than the work itself: 27,100 rounds of 50 ms, times 1.239 for intercepts, for four
        // guests on four processors; the rounds are random, hence 1 %. Published: 367 for all rounds. When a mechanism closes the gap, the
        // upper bound has to fall and docs/CALIBRATION.md with it.
        const double Least = FewRounds * 0.050 * 1.239 / 60;
        var equal = ElapsedMinutes("four-2-way", "app", FewRounds);
        Assert.InRange(equal, Least * 0.99, 29.4 * 1.029);
    }

    private static double ElapsedMinutes(string scenario, string guests, int rounds) =>
        Known.GetOrAdd((scenario, guests, rounds), _ => new Lazy<double>(() => Simulate(scenario, guests, rounds))).Value;

    private static double Simulate(string scenario, string guests, int rounds)
    {
        var document = ScenarioDocument.Read(Repository.File("scenarios", "friedman", $"{scenario}.yaml"));
        var shipped = document.With([]).Loaded!.Scenario;
        var loaded = document.With(
            [.. shipped.Guests.Select(guest => new Override($"guests.{guest.Name}.workload.batch.rounds", $"{rounds}"))]).Loaded!;
        var result = ScenarioRun.Execute(loaded.Scenario, seed: 1);
        return result.Classes.Single(c => c.Name == guests).Guests.Average(g => g.Elapsed!.Value.Seconds) / 60;
    }
}
