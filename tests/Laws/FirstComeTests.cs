using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Workloads;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>
/// First-come first-served queues, request by request: every wait equals that of the recursion of Kiefer and Wolfowitz over the same
/// draws. So all that is known of such queues holds, at every load and for every law of the work, without any interval.
/// </summary>
public sealed class FirstComeTests
{
    [Theory]
    [InlineData(1, 0.9, 1)]
    [InlineData(1, 0.8, 0)]
    [InlineData(2, 0.95, 2)]
    [InlineData(4, 0.9, 0.5)]
    [InlineData(16, 0.95, 1)]
    [InlineData(64, 0.9, 4)]
    public void Waits_OfAGuestsRequests_EqualTheRecursion(int servers, double rho, double cv)
    {
        const int Requests = 20_000;
        var perMs = servers * rho;
        var work = new TimeSampler(Hosts.Ms(1), cv);
        var durationMs = 1.2 * Requests / perMs;
        var watch = new QueueHost(7, servers, servers, perMs, work) { KeepsWaits = true }.Run(0, durationMs);

        var waits = watch.ByArrival;
        Assert.InRange(waits.Count, Requests, int.MaxValue);
        var compared = 0;
        foreach (var (arrived, wait) in Recursion(7, servers, perMs, work).Take(Requests))
        {
            // Those still inside at the end of the run are not known.
            if (!waits.TryGetValue(arrived, out var measured))
                continue;
            Assert.Equal(wait, measured);
            compared++;
        }
        Assert.InRange(compared, Requests - 1_000, Requests);
    }

    /// <summary>The servers' times of becoming free, the earliest one next: W = max(0, free - arrival).</summary>
    private static IEnumerable<(long Arrived, long Wait)> Recursion(ulong seed, int servers, double perMs, TimeSampler work)
    {
        var arrivals = new PoissonArrivals(new RandomStream(seed, "arrivals"), perMs * 1000);
        var draws = new RandomStream(seed, "guest/work");
        var free = new PriorityQueue<long, long>(Enumerable.Repeat((0L, 0L), servers));
        var at = Instant.Zero;
        while (true)
        {
            at = arrivals.Next(at);
            var start = Math.Max(at.Nanoseconds, free.Dequeue());
            yield return (at.Nanoseconds, start - at.Nanoseconds);
            var end = start + work.Draw(draws).Nanoseconds;
            free.Enqueue(end, end);
        }
    }
}
