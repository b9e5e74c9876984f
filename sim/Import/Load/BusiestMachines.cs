namespace HvSim.Import;

/// <summary>Of more machines than a host runs, those with the most processor time.</summary>
internal static class BusiestMachines
{
    /// <summary>The most guests of a host.</summary>
    public const int Most = 1024;

    /// <summary>The busiest, in the order in which they were; of equal ones the first by name.</summary>
    public static ImportedLoad Of(ImportedLoad load)
    {
        if (load.Guests.Count <= Most)
            return load;
        (ImportedGuest Guest, double Seconds)[] ordered =
        [
            .. load.Guests
                .Select(guest => (Guest: guest, Seconds: LoadTotals.OverTime(guest, load.Interval, one => one.CpuSeconds)))
                .Select(one => double.IsNaN(one.Seconds) ? (one.Guest, Seconds: 0) : one)
                .OrderByDescending(one => one.Seconds).ThenBy(one => one.Guest.Name, StringComparer.Ordinal),
        ];
        var kept = ordered.Take(Most).Select(one => one.Guest).ToHashSet(ReferenceEqualityComparer.Instance);
        var all = ordered.Sum(one => one.Seconds);
        var share = all > 0 ? 100 * ordered.Skip(Most).Sum(one => one.Seconds) / all : 0;
        return load with
        {
            Guests = [.. load.Guests.Where(kept.Contains)],
            Report = load.Report with
            {
                Dropped =
                [
                    .. load.Report.Dropped,
                    new DroppedItem(
                        FormattableString.Invariant($"{ordered.Length - Most} machines, those with the least processor time"),
                        FormattableString.Invariant(
                            $"a host runs at most {Most}; they have {share:0.##} % of all processor time")),
                ],
            },
        };
    }
}
