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
    private readonly Duration _from;
    private readonly double[] _sum;

    private TracedDemand(List<Followers> followers)
    {
        _followers = followers;
        var longest = followers.Max(one => one.Workload.Trace.Length);
        _step = Duration.Max(longest / MostSteps, followers.Min(one => ShortestOf(one.Workload)));
        _from = followers.Min(one => -one.Ahead);
        _sum = new double[Math.Max(1, (int)(longest.Nanoseconds / _step.Nanoseconds))];
        for (var i = 0; i < _sum.Length; i++)
            _sum[i] = SumAt(_from + (_step * i));
    }

    /// <summary>The demand of a scenario; null where some guest does not follow a trace, or there are none.</summary>
    public static TracedDemand? Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var followers = new List<Followers>();
        foreach (var guest in scenario.Guests.Where(guest => guest.Count > 0))
        {
            if (guest.Workload is not TraceWorkload workload)
                return null;
            var isEach = workload.GoesRound || guest.Start.Spacing > Duration.Zero;
            for (var i = 0; i < (isEach ? guest.Count : 1); i++)
            {
                var delay = guest.Start.Delay + (guest.Start.Spacing * i);
                followers.Add(new Followers(workload, isEach ? 1 : guest.Count, workload.OffsetOf(i) - delay));
            }
        }
        return followers.Count == 0 ? null : new TracedDemand(followers);
    }

    /// <summary>
    /// Sum over the guests of what each exceeds for a fraction 1 - <paramref name="p"/> of its trace, in processors.
    /// </summary>
    public double SumOfQuantiles(double p) => _followers.Sum(one => one.Count * Quantile(ValuesOf(one.Workload), p));

    /// <summary>What all guests together exceed for a fraction 1 - <paramref name="p"/> of the traces, in processors.</summary>
    public double QuantileOfSum(double p) => Quantile([.. _sum], p);

    /// <summary>Mean of what all guests together want over the time of a run, in processors.</summary>
    public double MeanOver(Duration run)
    {
        var steps = Math.Max(1, (int)(run.Nanoseconds / _step.Nanoseconds));
        return Enumerable.Range(0, steps).Average(i => SumAt(_step * i));
    }

    private double SumAt(Duration time)
    {
        var sum = 0.0;
        foreach (var one in _followers)
            sum += one.Count * At(one.Workload, time + one.Ahead);
        return sum;
    }

    private double[] ValuesOf(TraceWorkload workload)
    {
        var steps = Math.Max(1, (int)(workload.Trace.Length.Nanoseconds / _step.Nanoseconds));
        return [.. Enumerable.Range(0, steps).Select(i => At(workload, _step * i))];
    }

    private static double At(TraceWorkload workload, Duration time)
    {
        var length = workload.Trace.Length.Nanoseconds;
        var at = workload.GoesRound ? ((time.Nanoseconds % length) + length) % length : time.Nanoseconds;
        return at < 0 || at >= length
            ? 0
            : workload.Trace.Column(TraceColumn.CpuSeconds)[workload.Trace.Course.At(Duration.FromNanoseconds(at))];
    }

    private static Duration ShortestOf(TraceWorkload workload)
    {
        var course = workload.Trace.Course;
        return Enumerable.Range(0, course.Intervals).Min(course.LengthOf);
    }

    private static double Quantile(double[] values, double p)
    {
        Array.Sort(values);
        return values[Math.Max(0, (int)Math.Ceiling(p * values.Length) - 1)];
    }

    /// <summary>Guests that go through a trace together.</summary>
    /// <param name="Workload">Their trace.</param>
    /// <param name="Count">Their number.</param>
    /// <param name="Ahead">Where in the trace they are when the host starts; negative where they start later.</param>
    private readonly record struct Followers(TraceWorkload Workload, int Count, Duration Ahead);
}
