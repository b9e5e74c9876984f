using HvSim.Experiments.Calibration;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Experiments.Calibration;

public sealed class BatchFitterTests
{
    private const double WorkSeconds = 120;

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public void Fit_OfAKnownGuest_FindsItsWorkSleepAndIntercepts(int threads)
    {
        var fit = Fit(FakeBenchmark.Study(), threads, out var refusal)!;

        Assert.Empty(refusal);
        Assert.InRange(fit.WorkMinutes / FakeBenchmark.Work(threads), 0.995, 1.005);
        Assert.InRange(fit.Guess.SleepRatio - FakeBenchmark.SleepPerWork(threads), -0.05, 0.05);
        Assert.InRange(fit.Guess.InterceptRatio - FakeBenchmark.InterceptRatio(threads), -0.01, 0.01);
        Assert.InRange(fit.VirtualMinutes / FakeBenchmark.VirtualMinutes, 0.995, 1.005);
        Assert.InRange(fit.NarrowMinutes / FakeBenchmark.NarrowMinutes, 0.995, 1.005);
    }

    /// <summary>Without sleep C is W (1 + i) / 2 = 2 B = 200 min, and no sleep makes it longer.</summary>
    [Fact]
    public void NarrowGuest_SlowerThanWithoutSleep_IsRefused()
    {
        Assert.Null(Fit(FakeBenchmark.Study(narrowMinutes: 900), 4, out var refusal));
        Assert.Matches("^C (199|200)\\.\\d min for 900$", refusal);
    }

    /// <summary>Intercepts cost no less than nothing, so that B cannot be below A; C = W / 2 is met by sleep.</summary>
    [Fact]
    public void VirtualGuest_FasterThanTheMachineItself_IsRefused()
    {
        Assert.Null(Fit(FakeBenchmark.Study(virtualMinutes: 80.5), 4, out var refusal));
        Assert.Equal("B 90.0 min for 80.5", refusal);
    }

    /// <summary>At two seconds of intercepts a second B is at most 3 A = 270 min.</summary>
    [Fact]
    public void VirtualGuest_DearerThanTheDearestIntercepts_IsRefused()
    {
        Assert.Null(Fit(FakeBenchmark.Study(virtualMinutes: 400, narrowMinutes: 540), 4, out var refusal));
        Assert.Matches("^B (269|270)\\.\\d min for 400$", refusal);
    }

    [Theory]
    [InlineData(100, 120)]
    [InlineData(80, 120)]
    [InlineData(400, 120)]
    [InlineData(100, 900)]
    [InlineData(100, 50)]
    public void Guesses_StayWithinTheirBounds(double virtualMinutes, double narrowMinutes)
    {
        const int Threads = 4;
        var tried = new List<Scenario>();
        Fit(FakeBenchmark.Study(virtualMinutes, narrowMinutes), Threads, out _, tried);

        Assert.NotEmpty(tried);
        Assert.All(tried, scenario =>
        {
            var work = (BatchWorkload)scenario.Guests[0].Workload;
            var sleepRatio = work.Each[1].Time.Mean / work.Each[0].Time.Mean;
            Assert.InRange(sleepRatio, 0, Threads);
            Assert.InRange(scenario.Host.Hypervisor?.Costs.InterceptTimePerCpuSecond?.Seconds ?? 0, 0, 2);
            Assert.Equal((Threads, (long)(WorkSeconds / 0.05)), (work.Threads, work.Rounds));
        });
    }

    private static BatchFit? Fit(BatchStudyFile study, int threads, out string refusal, List<Scenario>? tried = null)
    {
        var bench = new BatchBench(
            (scenario, seed) =>
            {
                tried?.Add(scenario);
                return FakeBenchmark.Execute(scenario, seed);
            },
            FakeBenchmark.Machine,
            seed: 1);
        return new BatchFitter(study, bench, WorkSeconds).Fit(new BatchGuess(threads, Hosts.Ms(50), 0, 0), out refusal);
    }
}
