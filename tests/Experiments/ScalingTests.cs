using HvSim.Experiments;
using HvSim.Experiments.Scaling;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Theory;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>Descriptions of curves: the Universal Scalability Law and the knee.</summary>
public sealed class ScalingTests
{
    [Theory]
    [InlineData(100, 0.05, 0.001, 30)]     // floor(sqrt(0.95 / 0.001)) = floor(30.82)
    [InlineData(7.5, 0.2, 0.0004, 44)]     // floor(sqrt(0.8 / 0.0004)) = floor(44.72)
    [InlineData(2_000, 0, 0.009, 10)]      // floor(sqrt(1 / 0.009)) = floor(10.54)
    public void ExactCurve_GivesItsParametersAndItsPeakBack(double gamma, double sigma, double kappa, double peak)
    {
        var fit = Usl.Fit(Curve(n => gamma * n / (1 + (sigma * (n - 1)) + (kappa * n * (n - 1)))))!;
        Assert.Equal(gamma, fit.Gamma, gamma * 1e-6);
        Assert.Equal(sigma, fit.Sigma, 1e-6);
        Assert.Equal(kappa, fit.Kappa, 1e-6);
        Assert.Equal(peak, fit.Peak);
        Assert.InRange(fit.RSquared, 1 - 1e-9, 1);
    }

    [Theory]
    [InlineData(50, 0.1)]   // Amdahl's law: contention alone
    [InlineData(50, 0)]     // proportional
    public void CurveWithoutCoherency_HasNoPeak(double gamma, double sigma)
    {
        var fit = Usl.Fit(Curve(n => gamma * n / (1 + (sigma * (n - 1)))))!;
        Assert.Equal(gamma, fit.Gamma, gamma * 1e-6);
        Assert.Equal(sigma, fit.Sigma, 1e-6);
        Assert.Equal(0, fit.Kappa);
        Assert.Null(fit.Peak);
    }

    [Fact]
    public void CurveThatBendsUpwards_KeepsTheBounds()
    {
        var fit = Usl.Fit(Curve(n => n * Math.Sqrt(n)))!;
        Assert.Equal((0.0, 0.0), (fit.Sigma, fit.Kappa));
        // With both at their bound X = gamma N, whose least squares are sum(N X) / sum(N^2).
        var curve = Curve(n => n * Math.Sqrt(n));
        Assert.Equal(curve.Sum(p => p.N * p.X) / curve.Sum(p => p.N * p.N), fit.Gamma, 1e-6);
    }

    [Fact]
    public void FewerThanSixPoints_AreNotFitted() =>
        Assert.Throws<ArgumentException>(() => Usl.Fit([.. Curve(n => n).Take(5)]));

    /// <summary>
    /// M/M/16 with 0.4 logical processors a guest: the curve is the same, only the end of the sweep differs, and with it
    /// the knee. Figures of the reference implementation of Kneedle on that curve.
    /// </summary>
    [Theory]
    [InlineData(25, 19)]
    [InlineData(30, 23)]
    [InlineData(36, 29)]
    [InlineData(38, 32)]
    [InlineData(39, 34)]
    public void Knee_OfAnErlangCurve_DependsOnTheRange(int to, int knee)
    {
        const int servers = 16;
        const double perGuest = 0.4;
        (double, double)[] curve =
            [.. Enumerable.Range(1, to).Select(n => ((double)n, 1 + Erlang.Wait(servers, perGuest * n / servers)))];
        Assert.Equal(knee, Kneedle.Of(curve));
    }

    [Fact]
    public void StraightLine_HasNoKnee() =>
        Assert.Null(Kneedle.Of([.. Enumerable.Range(1, 20).Select(n => ((double)n, 3.0 * n))]));

    [Fact]
    public void FlatLine_HasNoKnee() => Assert.Null(Kneedle.Of([.. Enumerable.Range(1, 20).Select(n => ((double)n, 3.0))]));

    [Fact]
    public void OpenArrivals_AreNotFitted_AndTheReasonIsTold()
    {
        var curve = Assert.Single(Curves(null));
        Assert.Null(curve.Fit);
        Assert.Contains("follows the offered load", curve.FitReason, StringComparison.Ordinal);
        Assert.Equal((1, 12), (curve.From, curve.To));
    }

    [Fact]
    public void ClosedClients_AreFitted()
    {
        var closed = new ClosedWorkload
        {
            Each = [],
            SmtSlowdown = 1,
            Clients = 1,
            Think = new TimeLaw(HvSim.Engine.Duration.FromSeconds(1), 1),
        };
        var curve = Assert.Single(Curves(closed));
        // Every fake guest completes 50 requests in 100 s: proportional.
        Assert.Equal(0.5, curve.Fit!.Gamma, 1e-9);
        Assert.Null(curve.Fit.Peak);
    }

    private static IReadOnlyList<ScalingCurve> Curves(WorkloadSpec? workload)
    {
        var result = new Experiment(
            (scenario, seed) => Fake.Run(scenario, seed, _ => Enumerable.Repeat((double)scenario.Guests[0].Count, 50)),
            workers: 1)
            .Sweep(Fake.Range(1, 12, find: false),
                overrides => Fake.Load(Fake.Scenario(guests: int.Parse(overrides[0].Value), workload: workload)),
                TestContext.Current.CancellationToken);
        return ScalingCurves.Of(Fake.Scenario(workload: workload), result.Points);
    }

    private static (double N, double X)[] Curve(Func<double, double> x) =>
        [.. new double[] { 1, 2, 4, 8, 12, 16, 24, 32, 48 }.Select(n => (n, x(n)))];
}
