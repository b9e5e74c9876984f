namespace HvSim.Import.Perfmon;

/// <summary>Logs that tell of guests. Others are read for the report alone, and do not count for the axis of times.</summary>
internal static class TellingLogs
{
    // More than a scenario simulates, which is 720 hours.
    private static readonly TimeSpan WidestGap = TimeSpan.FromDays(31);

    /// <summary>Those that have anything of a guest whose processor time is logged; all where no log has.</summary>
    public static IReadOnlyList<LogProfile> Of(IReadOnlyList<LogProfile> profiles, PerfmonOptions options)
    {
        var mapping = new MappingPlan(options, new ReportDraft());
        mapping.Learn([.. profiles.Select(profile => profile.Header)]);
        var plans = profiles.Select(profile => (Profile: profile, Guests: mapping.Of(profile.Header))).ToArray();
        var guests = plans.SelectMany(one => one.Guests).Where(guest => guest.Formulas[(int)Measure.Cpu] is not null)
            .Select(KeyOf).ToHashSet();
        return guests.Count == 0
            ? profiles
            : [.. plans.Where(one => one.Guests.Any(guest => guests.Contains(KeyOf(guest)))).Select(one => one.Profile)];
    }

    /// <summary>Refuses logs between which there is nothing for longer than can be simulated.</summary>
    /// <param name="covered">Logs, and the times on one axis that they cover.</param>
    public static void RequireNear(IEnumerable<(LogProfile Log, DateTime From, DateTime To)> covered)
    {
        var inOrder = covered.OrderBy(one => one.From).ThenBy(one => one.Log.Source.Name, StringComparer.Ordinal).ToArray();
        DateTime? end = null;
        foreach (var one in inOrder)
        {
            if (one.From - end is { } gap && gap > WidestGap)
                throw Refusal.OfFarLogs(one.Log, gap, inOrder);
            end = end > one.To ? end : one.To;
        }
    }

    private static (string Machine, string Name) KeyOf(GuestPlan guest) => (Folded.Of(guest.Machine), Folded.Of(guest.Name));
}
