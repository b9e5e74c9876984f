using HvSim.Experiments;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Text;

/// <summary>What a run without objectives answers: how long each class of guests takes, and what those without
/// work cost.</summary>
internal static class MainFigures
{
    private const double SecondsPerMinute = 60;
    private const double LongestInSeconds = 600;
    private const double Whole = 100;

    // Of more classes that follow traces there is one line for all.
    private const int MostTraced = 5;

    public static IEnumerable<string> Of(PointResult point)
    {
        var figures = point.Scenario!.Guests.Select(guest => Of(point, guest.Name)).Where(text => text.Length > 0).ToList();
        GuestSpec[] traced = [.. point.Scenario!.Guests.Where(guest => guest.Workload is TraceWorkload && guest.Count > 0)];
        figures.AddRange(traced.Length > MostTraced
            ? [Traced(point, traced)]
            : traced.Select(guest => Traced(point, guest)).OfType<string>());
        if (figures.Count == 0)
        {
            figures.Add(point.Scenario!.Guests.All(guest => guest.Count == 0)
                ? "There are no guests; the figures are of the host alone."
                : "No guest has anything to do.");
        }
        var idle = point.Scenario!.Guests.Where(guest => guest.Workload is IdleWorkload && guest.Count > 0);
        return figures.Concat(idle.Select(guest => Idle(point, guest)).OfType<string>());
    }

    /// <summary>In percent of one logical processor, which a hundred idle guests are compared by.</summary>
    private static string? Idle(PointResult point, GuestSpec guest)
    {
        if (point.Reading(MetricCatalog.GuestRunTime.Name, guest.Name, Statistic.Mean, "")?.Estimate is not { } own
            || point.Reading(MetricCatalog.HypervisorRunTime.Name, guest.Name, Statistic.Mean, "")?.Estimate
                is not { } hypervisor)
        {
            return null;
        }
        var processors = guest.Count * guest.VirtualProcessors;
        var (inGuests, inHypervisor) = (own.Value * processors, hypervisor.Value * processors);
        var who = guest.Count == 1 ? "its guest without work takes" : $"its {guest.Count} guests without work take";
        return inGuests + inHypervisor == 0
            ? $"{guest.Name}: {who} no processor time."
            : $"{guest.Name}: {who} {Readable.Percent(inGuests + inHypervisor)} % of one logical processor, waking it from idle "
                + $"states included, of which the hypervisor {Readable.Percent(inHypervisor)} %.";
    }

    /// <summary>What those that follow a trace got, in logical processors.</summary>
    private static string? Traced(PointResult point, GuestSpec guest)
    {
        if (point.Reading(MetricCatalog.GuestRunTime.Name, guest.Name, Statistic.Mean, "")?.Estimate is not { } own)
            return null;
        var processors = guest.Count * guest.VirtualProcessors / Whole;
        var all = own with { Value = own.Value * processors, HalfWidth = own.HalfWidth * processors };
        var who = guest.Count == 1
            ? "its guest, which follows a trace, takes"
            : $"its {guest.Count} guests, which follow a trace, take";
        return $"{guest.Name}: {who} {Readable.Interval(all, "logical processors")} on average.";
    }

    private static string Traced(PointResult point, GuestSpec[] guests)
    {
        var all = guests.Sum(guest => guest.Count * guest.VirtualProcessors / Whole
            * (point.Reading(MetricCatalog.GuestRunTime.Name, guest.Name, Statistic.Mean, "")?.Estimate?.Value ?? 0));
        var count = guests.Sum(guest => guest.Count);
        return $"The {count} guests that follow traces take {Readable.Percent(all)} logical processors on average.";
    }

    private static string Of(PointResult point, string guest)
    {
        if (point.Reading(MetricCatalog.ElapsedTime.Name, guest, Statistic.Mean, Scope.Pooled)?.Estimate is { } elapsed)
            return $"{guest}: done in {Duration(elapsed)}.";
        var mean = point.Reading(MetricCatalog.ResponseTime.Name, guest, Statistic.Mean, Scope.Pooled)?.Estimate;
        var p95 = point.Reading(MetricCatalog.ResponseTime.Name, guest, Statistic.P95, Scope.Pooled)?.Estimate;
        var unit = MetricCatalog.ResponseTime.Unit;
        return mean is null ? "" : $"{guest}: mean response {Readable.Interval(mean, unit)}, p95 {Readable.Interval(p95, unit)}.";
    }

    private static string Duration(Estimate seconds) => seconds.Value <= LongestInSeconds
        ? Readable.Interval(seconds, "s")
        : Readable.Interval(
            seconds with { Value = seconds.Value / SecondsPerMinute, HalfWidth = seconds.HalfWidth / SecondsPerMinute }, "min");
}
