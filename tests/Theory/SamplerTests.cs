using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Workloads;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>Moments of what is drawn.</summary>
public sealed class SamplerTests
{
    private const int Streams = 40;

    /// <param name="cv">Coefficient of variation.</param>
    /// <param name="draws">Enough for the second moment, whose own spread grows with the cv.</param>
    [Theory]
    [InlineData(0.1, 2_000)]
    [InlineData(0.3, 2_000)]
    [InlineData(0.5, 5_000)]
    [InlineData(0.7, 10_000)]
    [InlineData(0.95, 10_000)]
    [InlineData(1, 10_000)]
    [InlineData(1.01, 10_000)]
    [InlineData(1.5, 40_000)]
    [InlineData(2, 80_000)]
    [InlineData(4, 300_000)]
    [InlineData(10, 2_000_000)]
    public void TimeSampler_OfAnyVariation_HasBothMoments(double cv, int draws)
    {
        var sampler = new TimeSampler(Hosts.Ms(1), cv);

        var rows = Replications.Of(Streams, seed =>
        {
            var stream = new RandomStream(seed, "sampler");
            double sum = 0, squares = 0;
            for (var i = 0; i < draws; i++)
            {
                var drawn = sampler.Draw(stream).Nanoseconds / 1e6;
                sum += drawn;
                squares += drawn * drawn;
            }
            return [sum / draws, squares / draws];
        });

        // E[S] = mean
        TheoryGate.Agrees($"sampler cv {cv} mean", 1, rows.Column(0));
        // E[S^2] = mean^2 (1 + cv^2)
        TheoryGate.Agrees($"sampler cv {cv} second moment", 1 + (cv * cv), rows.Column(1));
    }

    [Fact]
    public void TimeSampler_WithoutVariation_IsConstant()
    {
        var stream = new RandomStream(1, "sampler");

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(Hosts.Ms(3), new TimeSampler(Hosts.Ms(3), 0).Draw(stream)));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(double.NaN)]
    public void TimeSampler_OfAVariationThatItCannotFit_IsRefused(double cv) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeSampler(Hosts.Ms(1), cv));

    /// <summary>Poisson rate of bursts p times the mean for a share of the time, calm between them.</summary>
    [Theory]
    [InlineData(2, 0.3)]
    [InlineData(4, 0.1)]
    [InlineData(5, 0.2)]
    [InlineData(10, 0.02)]
    public void BurstyArrivals_OfAnyShape_KeepTheirMeanRate(double peakToMean, double share)
    {
        const double Rate = 1_000, Seconds = 10_000;

        var rates = Replications.Of(Streams, seed =>
        {
            var process = new BurstyArrivals(new RandomStream(seed, "arrivals"), Rate, peakToMean, share, Hosts.Ms(20));
            long count = 0;
            for (var at = process.Next(Instant.Zero); at.Seconds <= Seconds / Streams; at = process.Next(at))
                count++;
            return [count / (Seconds / Streams)];
        });

        // share * peak + (1 - share) * calm = mean
        TheoryGate.Agrees($"bursty arrivals, peak {peakToMean}, share {share}: rate", Rate, rates.Column(0));
    }
}
