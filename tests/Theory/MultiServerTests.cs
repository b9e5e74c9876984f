using HvSim.Models.Guests;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>M/M/c: a guest of c virtual processors on c logical processors; its own ready queue is the queue.</summary>
public sealed class MultiServerTests
{
    /// <summary>Rows of the table "M/M/c" by Erlang C, mean service time 1.</summary>
    [Theory]
    [InlineData(1, 0.8, 4.000000, 13.862944, 90_000, 100)]
    [InlineData(2, 0.8, 1.777778, 6.637014, 60_000, 90)]
    [InlineData(4, 0.5, 0.086957, 0.623266, 60_000, 60)]
    [InlineData(4, 0.8, 0.745541, 3.098679, 40_000, 90)]
    [InlineData(8, 0.8, 0.286028, 1.383794, 30_000, 60)]
    [InlineData(16, 0.8, 0.095276, 0.564971, 30_000, 80)]
    public void Wait_OfPoissonRequests_FollowsErlangC(int c, double rho, double wait, double p95, double durationMs, int replications)
    {
        Assert.Equal(wait, Erlang.Wait(c, rho), 5);
        Assert.Equal(p95, Erlang.WaitQuantile(c, rho, 0.95), 5);

        var rows = Replications.Of(replications, seed =>
        {
            var waits = new QueueHost(seed, c, c, c * rho, new TimeSampler(Hosts.Ms(1), 1)).Run(durationMs / 40, durationMs).Waits;
            return [waits.MeanNanoseconds / 1e6, waits.Quantile(0.95)];
        });

        // Wq = C / (c mu - lambda)
        TheoryGate.Agrees($"M/M/{c} rho {rho} mean wait", wait, rows.Column(0));
        // P(Wq > t) = C exp(-(c mu - lambda) t) = 0.05
        TheoryGate.Agrees($"M/M/{c} rho {rho} p95 of the wait", p95, rows.Column(1));
    }
}
