using HvSim.Engine;
using HvSim.Models;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Stats;

namespace HvSim.Tests.Experiments;

/// <summary>
/// Results of a queue with several servers, Poisson arrivals and exponential service that starts empty, by the recursion of Kiefer and
/// Wolfowitz: an arrival takes the server that is free first. With one server this is Lindley's.
/// </summary>
internal sealed class FakeServers(int servers, double utilisation)
{
    private const int Bins = 200;

    public RunResult Run(Scenario scenario, ulong seed)
    {
        var rate = ((OpenWorkload)scenario.Guests[0].Workload).RatePerSecond;
        return Run(scenario, seed, rate, servers * utilisation / rate);
    }

    /// <summary>The same with service times that do not depend on the rate.</summary>
    public static RunResult AtRate(Scenario scenario, ulong seed, int servers, double meanService) =>
        new FakeServers(servers, 0).Run(scenario, seed, ((OpenWorkload)scenario.Guests[0].Workload).RatePerSecond, meanService);

    private RunResult Run(Scenario scenario, ulong seed, double rate, double meanService)
    {
        var (end, warmup) = (scenario.Run.Duration.Seconds, scenario.Run.Warmup.Seconds);
        var tally = new Tally(end, warmup, servers);
        var (gaps, services) = (new RandomStream(seed, "arrival"), new RandomStream(seed, "service"));
        var free = new double[servers];
        for (var now = gaps.NextExponential() / rate; now < end; now += gaps.NextExponential() / rate)
        {
            var first = 0;
            for (var server = 1; server < servers; server++)
                first = free[server] < free[first] ? server : first;
            var start = Math.Max(free[first], now);
            var work = services.NextExponential() * meanService;
            free[first] = start + work;
            tally.Serve(now, start, work);
        }
        return tally.Result(scenario, seed);
    }

    private sealed class Tally(double end, double warmup, int servers)
    {
        private readonly double _bin = end / Bins;
        private readonly long[] _arrived = new long[Bins];
        private readonly long[] _completed = new long[Bins];
        private readonly double[] _response = new double[Bins];
        private readonly double[] _busy = new double[Bins];
        private readonly LatencyHistogram _guest = new();
        private readonly LatencyHistogram _class = new(Enum.GetValues<ResponsePart>().Length);
        private readonly long[] _parts = new long[Enum.GetValues<ResponsePart>().Length];
        private long _arrivedInWindow;

        public void Serve(double arrival, double start, double work)
        {
            _arrived[(int)(arrival / _bin)]++;
            _arrivedInWindow += arrival > warmup ? 1 : 0;
            var done = start + work;
            for (var bin = (int)(start / _bin); bin < Bins && bin * _bin < done; bin++)
                _busy[bin] += Math.Min(done, (bin + 1) * _bin) - Math.Max(start, bin * _bin);
            if (done > end)
                return;
            var place = Math.Min((int)(done / _bin), Bins - 1);
            _completed[place]++;
            _response[place] += done - arrival;
            if (done <= warmup)
                return;
            var time = Duration.FromSeconds(done - arrival);
            _parts[(int)ResponsePart.Work] = Math.Min(Duration.FromSeconds(work).Nanoseconds, time.Nanoseconds);
            _parts[(int)ResponsePart.GuestQueue] = time.Nanoseconds - _parts[(int)ResponsePart.Work];
            _guest.Record(time);
            _class.Record(time, _parts);
        }

        public RunResult Result(Scenario scenario, ulong seed)
        {
            var guest = Fake.Guest(0, _arrivedInWindow, _guest.Count, 0, _guest.Snapshot());
            var run = Fake.Run(scenario, seed, [guest], _ => default, pooled: _class.Snapshot());
            var bins = new TimeBin[Bins];
            long inside = 0;
            for (var i = 0; i < Bins; i++)
            {
                inside += _arrived[i] - _completed[i];
                var (busy, all) = (Duration.FromSeconds(_busy[i]), Duration.FromSeconds(_bin * servers));
                bins[i] = new TimeBin(
                    Instant.Zero + Duration.FromSeconds((i + 1) * _bin),
                    new LogicalProcessorTimes(
                        busy, Duration.Zero, Duration.Zero, Duration.Zero, Duration.Zero, Duration.Max(all - busy, Duration.Zero), 0),
                    [new ClassBin(_arrived[i], _completed[i], Duration.FromSeconds(_response[i]).Nanoseconds, inside)]);
            }
            return run with { Series = new TimeSeries(scenario.Run.Duration / Bins, bins) };
        }
    }
}
