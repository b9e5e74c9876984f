using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Workloads;

namespace HvSim.Tests.Support;

/// <summary>
/// The work that arrivals find unfinished at a single server, by Lindley's recursion over the same draws that a run makes (streams have
/// names, so that they can be drawn again). It is the same for every discipline that never idles, and knows nothing of the model.
/// </summary>
internal static class UnfinishedWork
{
    /// <summary>Mean over the arrivals of a time span, in milliseconds.</summary>
    public static double MeanFound(ulong seed, double fromMs, double toMs, params IReadOnlyList<Source> sources)
    {
        var draws = sources.Select(source => new Draws(seed, source)).ToArray();
        double work = 0, sum = 0;
        long count = 0;
        var last = Instant.Zero;
        while (true)
        {
            var next = draws.MinBy(d => d.Arrival.Nanoseconds)!;
            var now = next.Arrival;
            if (now > Instant.Zero + Hosts.Ms(toMs))
                return sum / count;
            work = Math.Max(0, work - ((now - last).Nanoseconds / 1e6));
            last = now;
            if (now >= Instant.Zero + Hosts.Ms(fromMs))
            {
                sum += work;
                count++;
            }
            work += next.Take();
        }
    }

    /// <summary>Its mean. V = sum(lambda_i E[S_i^2]) / (2 (1 - rho)), by Pollaczek and Khinchine.</summary>
    public static double Expected(params IReadOnlyList<Source> sources)
    {
        var rho = sources.Sum(s => s.PerMs * s.MeanMs);
        return sources.Sum(s => s.PerMs * s.MeanMs * s.MeanMs * (1 + (s.Cv * s.Cv))) / (2 * (1 - rho));
    }

    /// <summary>Poisson requests of the first guest of a class.</summary>
    internal readonly record struct Source(string Guest, double PerMs, double MeanMs, double Cv);

    private sealed class Draws
    {
        private readonly PoissonArrivals _arrivals;
        private readonly RandomStream _work;
        private readonly TimeSampler _sampler;

        public Draws(ulong seed, Source source)
        {
            _arrivals = new PoissonArrivals(new RandomStream(seed, $"{source.Guest}[0]/arrivals"), source.PerMs * 1000);
            _work = new RandomStream(seed, $"{source.Guest}[0]/work");
            _sampler = new TimeSampler(Hosts.Ms(source.MeanMs), source.Cv);
            Arrival = _arrivals.Next(Instant.Zero);
        }

        public Instant Arrival { get; private set; }

        public double Take()
        {
            Arrival = _arrivals.Next(Arrival);
            return _sampler.Draw(_work).Nanoseconds / 1e6;
        }
    }
}
