using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>
/// What weights give to guests that sleep. A sleeper takes turns: each is one burst of at most a slice, and begins where a slice ends,
/// since a waker does not pre-empt. While each of n others, of weight 100 and always ready, has one turn, a sleeper of weight w has
/// w / 100, but no more than one after each of theirs. So shares follow the weights among bursts of equal length.
/// </summary>
public sealed class SleeperShareTests
{
    private const double SliceMs = 10;
    private const double WindowMs = 200_000;
    private const double WarmupMs = 5_000;
    private const int Others = 4;

    /// <summary>Beside four others, a burst of 1 ms in every 2 ms. Turns t per round of 40 ms: t / (40 + t) of the processor.</summary>
    [Theory]
    [InlineData(10, 0.1)]
    [InlineData(50, 0.5)]
    [InlineData(100, 1)]
    [InlineData(200, 2)]
    [InlineData(300, 3)]
    [InlineData(1000, 4)] // of the 10 of its weight
    public void Turns_OfASleeperOfShortBursts_AreInProportionToItsWeight(int weight, double turns) =>
        AssertShare(weight, burstMs: 1, thinkMs: 1, turns / ((Others * SliceMs) + turns));

    /// <summary>
    /// Bursts of a slice, after a sleep of a slice: its share by weight is w / (w + 400), of which it can use one half at most, because
    /// it sleeps as long as it runs. At weight 10 a slice of its own costs ten of the others' rounds.
    /// </summary>
    [Theory]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(1000)]
    public void Share_OfASleeperOfWholeSlices_IsThatOfItsWeight(int weight) =>
        AssertShare(weight, burstMs: SliceMs, thinkMs: SliceMs, Math.Min(0.5, weight / (weight + (100.0 * Others))));

    /// <summary>
    /// Nobody is always ready: sleepers of weights 100, 200 and 700, each of which offers more than its share. One of share s has a turn
    /// due every T = slice / s. It asks for the next one when it has slept, z late, and may have to wait for the end of a slice, so that
    /// its rate is at least s T / (T + z + slice) = s f. What it leaves goes to all by weight, which makes charges advance by 1 / f at
    /// most, with f of those who lose most, the heaviest: every share is within s f and s / f.
    /// </summary>
    [Theory]
    [InlineData(3, 10, 0)]
    [InlineData(10, 20, 0)]
    [InlineData(10, 20, 1)]
    public void Shares_OfSleepersOnly_AreThoseOfTheirWeights(int count, double thinkMs, double thinkCv)
    {
        int[] weights = [100, 200, 700];
        var guests = weights.Select(w => Sleeper($"w{w}", w, SliceMs, thinkMs, thinkCv) with { Count = count }).ToArray();
        var heaviest = count * SliceMs / 0.7;
        var f = heaviest / (heaviest + thinkMs + SliceMs);

        var shares = SharesOf(guests);

        for (var i = 0; i < weights.Length; i++)
        {
            var exact = weights[i] / 1000.0;
            TestContext.Current.TestOutputHelper?.WriteLine($"weight {weights[i]}: exact {exact:f3}, measured {shares[i]:f4}, f {f:f3}");
            Assert.InRange(shares[i], exact * f, exact / f);
        }
    }

    private static void AssertShare(int weight, double burstMs, double thinkMs, double exact)
    {
        var busy = Hosts.Guest("busy", 1, Hosts.Endless(1)) with { Count = Others };

        var share = SharesOf(busy, Sleeper("sleeper", weight, burstMs, thinkMs))[1];

        TestContext.Current.TestOutputHelper?.WriteLine($"weight {weight}, bursts of {burstMs} ms: exact {exact:f5}, measured {share:f5}");
        // the fewest turns in the window are 490: less than one where it begins and one where it ends
        Assert.InRange(share, exact * 0.995, exact * 1.005);
    }

    private static double[] SharesOf(params GuestSpec[] guests)
    {
        var run = ScenarioRun.Execute(Hosts.Scenario(Hosts.Classic(Hosts.Machine(1), SliceMs), WindowMs + WarmupMs, WarmupMs, guests), 1);
        return [.. run.Classes.Select(c => c.Guests.Sum(guest => guest.Processors.Running / run.Window))];
    }

    private static GuestSpec Sleeper(string name, int weight, double burstMs, double thinkMs, double thinkCv = 0) =>
        Hosts.Guest(name, 1, Hosts.Clients(1, thinkMs, burstMs, thinkCv, cv: 0)) with { Weight = weight };
}
