using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Tests.Experiments;

/// <summary>
/// Results of a single-server queue with Poisson arrivals and exponential service, by Lindley's recursion. Below full utilisation it
/// starts in its steady state, with a geometric number of requests inside; else it starts empty.
/// </summary>
internal static class FakeQueue
{
    public static RunResult Run(Scenario scenario, ulong seed, double utilisation)
    {
        var rate = ((OpenWorkload)scenario.Guests[0].Workload).RatePerSecond;
        var (end, warmup) = (scenario.Run.Duration.Seconds, scenario.Run.Warmup.Seconds);
        var (gaps, services) = (new RandomStream(seed, "arrival"), new RandomStream(seed, "service"));
        List<double> arrivals = [], departures = [];
        var (now, free) = (0.0, 0.0);
        var inside = new RandomStream(seed, "inside");
        while (utilisation < 1 && inside.NextDouble() < utilisation)
        {
            free += services.NextExponential() * utilisation / rate;
            arrivals.Add(now);
            departures.Add(free);
        }
        while ((now += gaps.NextExponential() / rate) < end)
        {
            free = Math.Max(free, now) + (services.NextExponential() * utilisation / rate);
            arrivals.Add(now);
            departures.Add(free);
        }

        long InSystem(double at) => UpTo(arrivals, at) - UpTo(departures, at);
        var arrived = arrivals.Count - UpTo(arrivals, warmup);
        var completed = UpTo(departures, end) - UpTo(departures, warmup);
        var responses = arrivals.Zip(departures).Where(pair => pair.Second > warmup && pair.Second <= end)
            .Select(pair => (pair.Second - pair.First) * 1000);
        return Fake.Run(scenario, seed, [Fake.Guest(0, arrived, completed, InSystem(warmup), Fake.Histogram(responses))],
            bin => new ClassBin(0, 0, 0, InSystem(end * (bin + 1) / Fake.Bins)));
    }

    private static int UpTo(List<double> times, double at)
    {
        var place = times.BinarySearch(at);
        return place >= 0 ? place + 1 : ~place;
    }
}
