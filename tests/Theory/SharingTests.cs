using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using Source = HvSim.Tests.Support.UnfinishedWork.Source;

namespace HvSim.Tests.Theory;

/// <summary>
/// Short slices come to processor sharing: every request on its own virtual processor, or on its own thread. The work that the draws
/// bring, in excess or short of its mean, explains most of the spread; see <see cref="UnfinishedWork"/>.
/// </summary>
public sealed class SharingTests
{
    /// <summary>More virtual processors than there are ever requests: every request gets one at once.</summary>
    private const int ManyProcessors = 60;

    private const int Runs = 60;
    private const double DurationMs = 12_000;
    private const double WarmupMs = 500;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Response_OfShortSlices_IsThatOfProcessorSharing(double cv)
    {
        const double Rho = 0.5;
        var guest = Hosts.Guest("guest", ManyProcessors, Hosts.Poisson(Rho, cv: cv));

        // M/G/1-PS: T = S / (1 - rho), whatever the law of the work
        Agrees(Hosts.Classic(Hosts.Machine(1), sliceMs: 0.02), guest, $"M/G/1-PS by slices, cv {cv}", 1 / (1 - Rho), Rho, cv);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Response_OfShortThreadQuanta_IsThatOfProcessorSharing(double cv)
    {
        const double Rho = 0.5;
        var guest = Hosts.Guest("guest", 1, Hosts.Poisson(Rho, cv: cv)) with { ThreadQuantum = Hosts.Ms(0.02) };

        // M/G/1-PS: T = S / (1 - rho), whatever the law of the work
        Agrees(Hosts.Native(Hosts.Machine(1)), guest, $"M/G/1-PS by thread quantum, cv {cv}", 1 / (1 - Rho), Rho, cv);
    }

    [Fact]
    public void Response_OfShortSlicesOnSeveralProcessors_IsThatOfMultiServerSharing()
    {
        const int Servers = 2;
        const double Rho = 0.5;
        var guest = Hosts.Guest("guest", ManyProcessors, Hosts.Poisson(Servers * Rho, cv: 2));
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(Servers), sliceMs: 0.04), 24_000, 500, guest);

        var responses = Replications.Of(60, scenario, run => [run.MeanResponse()]).Column(0);

        // M/G/c-PS, each request on at most one server: T = S + Wq of M/M/c, whatever the law of the work
        TheoryGate.Agrees("M/G/2-PS by slices, cv 2", 1 + Erlang.Wait(Servers, Rho), responses);
    }

    /// <summary>Rows "DPS": two classes as two guests whose virtual processors have different weights.</summary>
    [Theory]
    [InlineData(0.3, 0.4, 1, 2, 2.66667, 3.83333)]
    [InlineData(0.3, 0.4, 1, 4, 2.15686, 4.21569)]
    [InlineData(0.4, 0.2, 0.5, 3, 3.09524, 11.90476)]
    public void Response_OfWeightedSlices_IsThatOfDiscriminatorySharing(
        double rate1, double rate2, double mu2, int weight1, double response1, double response2)
    {
        var first = Hosts.Guest("first", ManyProcessors, Hosts.Poisson(rate1)) with { Weight = 100 * weight1 };
        var second = Hosts.Guest("second", ManyProcessors, Hosts.Poisson(rate2, meanMs: 1 / mu2));
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(1), sliceMs: 0.04), DurationMs, WarmupMs, first, second);
        var sources = new[] { new Source("first", rate1, 1, 1), new Source("second", rate2, 1 / mu2, 1) };

        var rows = Replications.Of(Runs, seed =>
        {
            var run = ScenarioRun.Execute(scenario, seed);
            return [run.MeanResponse(0), run.MeanResponse(1), UnfinishedWork.MeanFound(seed, WarmupMs, DurationMs, sources)];
        });
        var (control, controlMean) = (rows.Column(2), UnfinishedWork.Expected(sources));

        // D = mu1 w1 (1 - rho1) + mu2 w2 (1 - rho2); T1 = (1 + mu1 rho2 (w2 - w1) / D) / (mu1 (1 - rho)), T2 likewise
        var (exact1, exact2) = (Exact(1, rate1, weight1, mu2, rate2, 1), Exact(mu2, rate2, 1, 1, rate1, weight1));
        Assert.Equal(response1, exact1, 5);
        Assert.Equal(response2, exact2, 5);
        TheoryGate.Agrees($"DPS {rate1}/{rate2} weight {weight1}:1, class 1", exact1, rows.Column(0), control, controlMean);
        TheoryGate.Agrees($"DPS {rate1}/{rate2} weight {weight1}:1, class 2", exact2, rows.Column(1), control, controlMean);
    }

    private static void Agrees(HostSpec host, GuestSpec guest, string what, double exact, double rho, double cv)
    {
        var scenario = Hosts.Scenario(host, DurationMs, WarmupMs, guest);
        var source = new Source("guest", rho, 1, cv);
        var rows = Replications.Of(Runs, seed =>
        {
            var run = ScenarioRun.Execute(scenario, seed);
            return [run.MeanResponse(), UnfinishedWork.MeanFound(seed, WarmupMs, DurationMs, source)];
        });
        TheoryGate.Agrees(what, exact, rows.Column(0), rows.Column(1), UnfinishedWork.Expected(source));
    }

    private static double Exact(double mu1, double rate1, double w1, double mu2, double rate2, double w2)
    {
        var (rho1, rho2) = (rate1 / mu1, rate2 / mu2);
        var d = (mu1 * w1 * (1 - rho1)) + (mu2 * w2 * (1 - rho2));
        return (1 + (mu1 * rho2 * (w2 - w1) / d)) / (mu1 * (1 - rho1 - rho2));
    }
}
