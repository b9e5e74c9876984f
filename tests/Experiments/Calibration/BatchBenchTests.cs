using HvSim.Experiments.Calibration;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Experiments.Calibration;

public sealed class BatchBenchTests
{
    private static readonly BatchStudyFile Study = FakeBenchmark.Study();

    private static readonly BatchGuess Guess = new(Threads: 4, Hosts.Ms(50), SleepRatio: 1, InterceptRatio: 0);

    [Theory]
    [InlineData("", 25)]
    [InlineData(FakeBenchmark.Favoured, 15)]
    public void Seconds_AreTheMeanOfTheGuestsThatCount(string favoured, double seconds)
    {
        // Two favoured guests of 10 and 20 s, two others of 30 and 40 s.
        var bench = new BatchBench(
            (scenario, _) => FakeBenchmark.Result(
                scenario, (guest, index) => (guest.Name == FakeBenchmark.Favoured ? 10 : 30) + (10 * index)),
            FakeBenchmark.Machine,
            seed: 1);

        Assert.Equal(seconds, bench.Seconds(Study.Predictions[1] with { Favoured = favoured }, Guess, 120), 9);
    }

    [Fact]
    public void Seconds_AreTheMeanOfReplicationsWithSeedsOfTheirOwn_TheSameForEveryConfiguration()
    {
        var seeds = new List<ulong>();
        var bench = new BatchBench(
            (scenario, seed) =>
            {
                seeds.Add(seed);
                return FakeBenchmark.Result(scenario, (_, _) => seeds.Count % 2 == 1 ? 10 : 30);
            },
            FakeBenchmark.Machine,
            seed: 1);

        Assert.Equal(20, bench.Seconds(Study.Native, Guess, 120), 9);
        Assert.Equal(20, bench.Seconds(Study.Narrow, Guess, 120), 9);
        Assert.Equal(seeds[..2], seeds[2..]);
        Assert.NotEqual(seeds[0], seeds[1]);
    }

    [Fact]
    public void BatchThatDoesNotFinish_IsAnErrorThatNamesTheConfiguration()
    {
        var bench = new BatchBench(
            (scenario, _) => FakeBenchmark.Result(scenario, (_, _) => null), FakeBenchmark.Machine, seed: 1);

        var error = Assert.Throws<InvalidOperationException>(() => bench.Seconds(Study.Narrow, Guess, 120));
        Assert.StartsWith("C:", error.Message, StringComparison.Ordinal);
    }
}
