using HvSim.Engine;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Traces;

/// <summary>
/// What adding up says of the processors that guests want which all follow traces, as means over their intervals: no bursts
/// within them, no waits, no hypervisor.
/// </summary>
public sealed class TracedDemand
{
    private const int MostSteps = 10_000;

    private readonly List<Followers> _followers;
    private readonly Duration _step;
    private readonly double[] _sum;

    private TracedDemand(List<Followers> followers)
    {
        _followers = followers;
        var longest = followers.Max(one => one.Trace.Length);
        _step = Duration.Max(longest / MostSteps, followers.Min(one => one.Shortest));
        var from = followers.Min(one => one.Delay - one.Offset);
        _sum = new double[Math.Max(1, (int)(longest.Nanoseconds / _step.Nanoseconds))];
        for (var i = 0; i < _sum.Length; i++)
            _sum[i] = followers.Sum(one => one.Count * one.At(from + (_step * i) - one.Delay + one.Offset));
    }

    /// <summary>
    /// The demand of a scenario's guests that start before its end; null where some guest does not follow a trace, or there are
    /// none.
    /// </summary>
    public static TracedDemand? Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var followers = new List<Followers>();
        foreach (var guest in scenario.Guests.Where(guest => guest.Count > 0))
        {
            if (guest.Workload is not TraceWorkload workload)
                return null;
            var isEach = workload.GoesRound || guest.Start.Spacing > Duration.Zero;
            var followed = new Followed(workload);
            for (var i = 0; i < (isEach ? guest.Count : 1) && guest.Start.IsWithin(i, scenario.Run.Duration); i++)
            {
                followers.Add(new Followers(
                    followed, isEach ? 1 : guest.Count, guest.Start.Delay + (guest.Start.Spacing * i), workload.OffsetOf(i)));
            }
        }
        return followers.Count == 0 ? null : new TracedDemand(followers);
    }

    /// <summary>Sum over the guests of what each exceeds for a fraction 1 - <paramref name="p"/> of its trace.</summary>
    /// <returns>In processors.</returns>
    public double SumOfQuantiles(double p) => _followers.Sum(one => one.Count * Quantile(one.Values(_step), p));

    /// <summary>What all guests together exceed for a fraction 1 - <paramref name="p"/> of the traces.</summary>
    /// <returns>In processors.</returns>
    public double QuantileOfSum(double p) => Quantile([.. _sum], p);

    /// <summary>Mean of what all guests together want over the time of a run, each from its start on.</summary>
    /// <returns>In processors.</returns>
    public double MeanOver(Duration run) =>
        _followers.Sum(one => one.Count * one.Seconds(one.Offset, one.Offset + run - one.Delay)) / run.Seconds;

    private static double Quantile(double[] values, double p)
    {
        Array.Sort(values);
        return values[Math.Max(0, (int)Math.Ceiling(p * values.Length) - 1)];
    }

    /// <summary>The processor time that a trace asks for, and how much of it until each of its intervals.</summary>
    private sealed class Followed
    {
        private readonly TraceWorkload _workload;
        private readonly double[] _busy;
        private readonly double[] _until;

        public Followed(TraceWorkload workload)
        {
            _workload = workload;
            _busy = workload.Trace.Column(TraceColumn.CpuSeconds);
            var course = workload.Trace.Course;
            _until = new double[_busy.Length + 1];
            for (var i = 0; i < _busy.Length; i++)
                _until[i + 1] = _until[i] + (_busy[i] * course.LengthOf(i).Seconds);
            Shortest = Enumerable.Range(0, course.Intervals).Min(course.LengthOf);
        }

        public Trace Trace => _workload.Trace;

        public Duration Shortest { get; }

        /// <summary>At a time of the trace, which may lie outside of it.</summary>
        public double At(Duration time)
        {
            var length = Trace.Length.Nanoseconds;
            var at = _workload.GoesRound ? ((time.Nanoseconds % length) + length) % length : time.Nanoseconds;
            return at < 0 || at >= length ? 0 : _busy[Trace.Course.At(Duration.FromNanoseconds(at))];
        }

        /// <summary>Processor time, in seconds, from the beginning of the trace to a time of it or of a later round.</summary>
        public double Until(Duration time)
        {
            var rounds = _workload.GoesRound ? time.Nanoseconds / Trace.Length.Nanoseconds : 0;
            var rest = Duration.Min(time - (Trace.Length * rounds), Trace.Length);
            if (rest == Trace.Length)
                return (rounds + 1) * _until[^1];
            var interval = Trace.Course.At(rest);
            return (rounds * _until[^1]) + _until[interval] + (_busy[interval] * (rest - Trace.Course.StartOf(interval)).Seconds);
        }
    }

    /// <summary>Guests that go through a trace together.</summary>
    /// <param name="Followed">Their trace.</param>
    /// <param name="Count">Their number.</param>
    /// <param name="Delay">When they start.</param>
    /// <param name="Offset">Where in the trace they start.</param>
    private readonly record struct Followers(Followed Followed, int Count, Duration Delay, Duration Offset)
    {
        public Trace Trace => Followed.Trace;

        public Duration Shortest => Followed.Shortest;

        public double At(Duration time) => Followed.At(time);

        public double Seconds(Duration from, Duration to) => Followed.Until(to) - Followed.Until(from);

        public double[] Values(Duration step)
        {
            var followed = Followed;
            var steps = Math.Max(1, (int)(Trace.Length.Nanoseconds / step.Nanoseconds));
            return [.. Enumerable.Range(0, steps).Select(i => followed.At(step * i))];
        }
    }
}
