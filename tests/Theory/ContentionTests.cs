using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>How often, and how long, a virtual processor waits for a logical one.</summary>
public sealed class ContentionTests
{
    private const double ThinkSlices = 97.3;

    /// <summary>
    /// Virtual processors enough for every request, so that requests wait at the hypervisor. Friedman estimates the probability of
    /// finding all of n processors busy by u^n, as though they were independent; with one queue for all it is Erlang's C, which is
    /// larger 5.2, 3.5 and 1.8 times on four processors.
    /// </summary>
    [Theory]
    [InlineData(0.25, 0.0204, 0.0039, 130_000)]
    [InlineData(0.4, 0.0907, 0.0256, 30_000)]
    [InlineData(0.7, 0.4287, 0.2401, 10_000)]
    public void WaitProbability_OnFourProcessors_IsErlangsNotThatOfIndependence(double u, double c, double independent, double durationMs)
    {
        const int Processors = 4;
        Assert.Equal(c, Erlang.C(Processors, u), 4);
        Assert.Equal(independent, Math.Pow(u, Processors), 4);

        var waited = Replications.Of(60, seed =>
            [new QueueHost(seed, Processors, 80, Processors * u, new TimeSampler(Hosts.Ms(1), 1)).Run(200, durationMs).WaitedShare]);

        // P(wait) = C(c, a)
        TheoryGate.Agrees($"P(wait) on 4 processors at u {u} (u^4 = {independent})", Erlang.C(Processors, u), waited.Column(0));
    }

    /// <summary>
    /// A woken virtual processor joins the tail of n that are always ready. It begins to think when a slice begins, so that its wakes
    /// are spread evenly over slices only where thinking is long: the mean wait is otherwise q^2 / (12 Z) longer, here 0.09 % of q.
    /// </summary>
    [Theory]
    [InlineData(1, 10)]
    [InlineData(4, 10)]
    [InlineData(9, 3)]
    public void Wait_BehindAlwaysReadyProcessors_IsUniformOverTheLastSlice(int n, double slice)
    {
        var busy = Hosts.Guest("busy", 1, Hosts.Endless(1)) with { Count = n };
        var waker = Hosts.Guest("waker", 1, Hosts.Clients(1, thinkMs: ThinkSlices * slice, meanMs: 0.001, cv: 0));
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(1), slice), (n == 1 ? 100_000 : 20_000) * slice, 0, busy, waker);

        var rows = Replications.Of(40, scenario, run =>
        {
            var response = run.Classes[1].Response;
            Assert.InRange(response.Quantile(1e-9), ((n - 1) * slice * 0.996) - 0.01, double.MaxValue);
            Assert.InRange(response.Quantile(1), 0, (n * slice * 1.004) + 0.01);
            return [run.MeanPart(ResponsePart.CpuWait, 1), response.Quantile(0.25) - 0.001, response.Quantile(0.75) - 0.001];
        });

        // uniform in ((n - 1) q, n q]: mean (n - 1/2) q, quartiles (n - 3/4) q and (n - 1/4) q
        TheoryGate.Agrees($"round robin n {n} q {slice} mean wait", (n - 0.5) * slice, rows.Column(0));
        if (n > 1)
        {
            TheoryGate.Agrees($"round robin n {n} q {slice} first quartile", (n - 0.75) * slice, rows.Column(1));
            TheoryGate.Agrees($"round robin n {n} q {slice} third quartile", (n - 0.25) * slice, rows.Column(2));
        }
    }
}
