using HvSim.Engine;
using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>An objective's reading in words.</summary>
internal static class ObjectiveWords
{
    private const string TooFew = "too few observations";

    /// <summary>
    /// <c>p95 46.0 ms (44.1 to 47.9) at the worst guest, 43.2 ms pooled</c>; of several guests both scopes, whichever decides.
    /// </summary>
    public static string Reading(PointResult point, ObjectiveVerdict verdict)
    {
        var reading = verdict.Reading;
        if (point.State != PointState.Steady && reading.Estimate is null)
            return Readable.Missing;
        var what = What(reading);
        if (reading.Estimate is null)
            return $"{what} {Readable.Missing} ({reading.Reason})";
        var text = $"{what} {Interval(reading)}";
        if (point.Scenario?.Guests.FirstOrDefault(g => g.Name == reading.Guest) is { Count: 1 })
            return text;
        var worst = reading.Scope == Scope.Worst;
        var other = point.Reading(reading.Metric.Name, reading.Guest, reading.Statistic, worst ? Scope.Pooled : Scope.Worst);
        if (other?.Estimate is not { } estimate)
            return text;
        var value = $"{Readable.Number(estimate)} {other.Metric.Unit}";
        return worst
            ? $"{text} at {Worst(reading)}, {value} pooled"
            : $"{text} pooled, {value} at {Worst(other)}";
    }

    /// <summary>Whether an objective is undecided because its reading rests on too few observations.</summary>
    public static bool IsThin(ObjectiveVerdict verdict) =>
        verdict is { Verdict: Verdict.Undecided, Reading: { ThinData: true, Estimate: not null } };

    /// <summary>
    /// The run that would decide what rests on too few observations: <c>a run.duration of 40 s or more</c>, by what the leanest
    /// replication holds; <c>a longer run</c> where that cannot be said.
    /// </summary>
    public static string LongerRun(IEnumerable<PointResult> points)
    {
        Duration? longest = Duration.Zero;
        foreach (var point in points.Where(point => point.State == PointState.RunTooShort || point.Objectives.Any(IsThin)))
        {
            foreach (var thin in point.Objectives.Where(IsThin).DefaultIfEmpty())
            {
                var needed = thin?.Reading.Longer is { } times ? point.Scenario?.Run.Duration * (long)Math.Ceiling(times) : null;
                longest = needed is null || longest is null ? null : needed > longest ? needed : longest;
            }
        }
        return longest is { } duration && duration > Duration.Zero ? $"a run.duration of {duration} or more" : "a longer run";
    }

    /// <summary>
    /// Why points are undecided where more replications would not help: <c> (too few observations)</c> or
    /// <c> (run too short)</c>, with the points' names if that does not hold for all of them; empty where it is none.
    /// </summary>
    /// <param name="undecided">The points, in order.</param>
    /// <param name="isThin">Whether one is undecided for that; by default, whether any of its objectives is.</param>
    /// <param name="place">Names a point; by default by its place.</param>
    public static string WhyOpen(
        IReadOnlyList<PointResult> undecided, Func<PointResult, bool>? isThin = null, Func<PointResult, string>? place = null)
    {
        isThin ??= point => point.Objectives.Any(IsThin);
        string Why(PointResult point) => point.State == PointState.RunTooShort ? State(point.State) : isThin(point) ? TooFew : "";
        var reasons = undecided.GroupBy(Why).Where(group => group.Key.Length > 0).ToList();
        string Part(IGrouping<string, PointResult> group) =>
            $"{Lists.And([.. group.Select(place ?? Places.Of)])}: {group.Key}";
        return reasons.Count == 0 ? ""
            : reasons is [var only] && only.Count() == undecided.Count ? $" ({only.Key})"
            : $" ({string.Join("; ", reasons.Select(Part))})";
    }

    /// <summary>The reading over the limit: 1 is at the limit; 0 where nothing was read.</summary>
    public static double ShareOfLimit(ObjectiveVerdict verdict) =>
        (verdict.Reading.Value ?? 0) / ObjectiveTerms.Limit(verdict.Objective);

    /// <summary>A time goes by its statistic alone, anything else by its name.</summary>
    private static string What(MetricReading reading) =>
        reading.Metric == MetricCatalog.ResponseTime || reading.Metric == MetricCatalog.ElapsedTime
            ? reading.Statistic
            : reading.Metric.Name;

    private static string Interval(MetricReading reading) =>
        reading.Metric.Unit == "1" ? Readable.Interval(reading.Estimate, "").Replace("  ", " ", StringComparison.Ordinal)
            : Readable.Interval(reading.Estimate, reading.Metric.Unit);

    private static string Worst(MetricReading reading) =>
        reading.WorstGuest is { } index ? $"the worst guest, {reading.Guest}[{index}]" : "the worst guest";

    /// <summary>A point's state.</summary>
    public static string State(PointState state) => state switch
    {
        PointState.Steady => "steady",
        PointState.NoSteadyState => "no steady state",
        PointState.NotAdmitted => "not admitted",
        PointState.NotFinished => "not finished",
        PointState.NotStarted => "guests not started",
        PointState.RunTooShort => "run too short",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}
