using System.Globalization;

namespace HvSim.Import.Traces;

/// <summary>What the readers of trace formats have in common.</summary>
internal static class TraceLoad
{
    /// <summary>A figure that a format does not have.</summary>
    public const double Unknown = double.NaN;

    /// <summary>The latest time of a sample, in seconds since 1970: the year 2286.</summary>
    public const double LatestSeconds = 1e10;

    private const double Percent = 100;
    private const int MostIntervalsOfAMachine = 1_000_000;
    private const int MostIntervals = 8_000_000;

    // Of the intervals that all times span, the best known machine has at least one in twenty.
    private const double ShortestSpan = 100;
    private const double SparsestSpan = 20;

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    /// <summary>The load of guests whose samples carry times of any origin; of too many the busiest.</summary>
    /// <param name="source">In words.</param>
    /// <param name="folder">Where it was read.</param>
    /// <param name="guests">The guests.</param>
    /// <param name="report">What was taken and assumed.</param>
    /// <param name="epoch">Date from which times count; null where they have none.</param>
    /// <exception cref="ImportException">There are no guests.</exception>
    public static ImportedLoad Of(
        string source, TraceFolder folder, IReadOnlyList<ImportedGuest> guests, ImportReport report, DateTime? epoch = null)
    {
        if (guests.Count == 0)
            throw folder.RefusedAsEmpty();
        var interval = IntervalOf(guests);
        var origin = guests.Min(guest => guest.Samples[0].At) - interval;
        var end = guests.Max(guest => guest.Samples[^1].At);
        RequireUsableLength(folder, guests, (end - origin) / interval);
        ImportedGuest[] moved =
        [
            .. guests.Select(guest => guest with
            {
                Samples = [.. guest.Samples.Select(sample => sample with { At = sample.At - origin })],
            }),
        ];
        var samples = guests.Sum(guest => guest.Samples.Count);
        var expected = guests.Sum(guest => ((guest.Samples[^1].At - guest.Samples[0].At) / interval) + 1);
        var covered = string.Create(CultureInfo.InvariantCulture, $"{guests.Count} machine{(guests.Count == 1 ? "" : "s")}, ")
            + string.Create(CultureInfo.InvariantCulture, $"{(end - origin).TotalHours:0.##} hours, ")
            + string.Create(CultureInfo.InvariantCulture, $"a sample every {interval.TotalSeconds:0.###} s, ")
            + string.Create(CultureInfo.InvariantCulture, $"{100 * samples / expected:0.#} % of the samples there");
        report = report with
        {
            Dropped = folder.Dropped,
            Coverage = [covered],
            Assumed = [.. report.Assumed, .. ExcessOf(guests)],
        };
        return BusiestMachines.Of(new ImportedLoad(source, interval, moved, report)
        {
            Origin = epoch + origin,
            AsRead = LoadTotals.Of(moved, interval),
        });
    }

    /// <summary>A sample of processor time alone.</summary>
    /// <param name="at">End of its interval.</param>
    /// <param name="percent">Percentage of all processors of the machine.</param>
    /// <param name="processors">Their number.</param>
    /// <param name="most">Above which percentage it is cut: 100 unless clocks are above their nominal.</param>
    public static LoadSample Sample(TimeSpan at, double percent, double processors, double most = Percent) => new(
        at, Math.Min(percent, most) / Percent * processors, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown)
    {
        CutCpuSeconds = Math.Max(0, percent - most) / Percent * processors,
    };

    /// <summary>Usage above all processors of a machine, which no virtual machine can take at once.</summary>
    private static IEnumerable<string> ExcessOf(IReadOnlyList<ImportedGuest> guests)
    {
        var all = guests.Sum(guest => guest.Samples.Sum(TotalOf));
        var cut = Excesses(guests, (_, sample) => sample.CutCpuSeconds);
        if (cut.Count > 0)
            yield return $"{TextOf(cut, all)} is cut";
        var later = Excesses(guests, (guest, sample) => sample.CpuSeconds - guest.VirtualProcessors);
        if (later.Count > 0)
            yield return $"{TextOf(later, all)} is done later, as a simulated processor has one clock";
    }

    private static List<(double Excess, double OfWhole)> Excesses(
        IReadOnlyList<ImportedGuest> guests, Func<ImportedGuest, LoadSample, double> excess) =>
        [
            .. guests.SelectMany(guest => guest.Samples.Select(
                sample => (Excess: excess(guest, sample), OfWhole: TotalOf(sample) / guest.VirtualProcessors)))
                .Where(one => one.Excess > 0),
        ];

    private static double TotalOf(LoadSample sample) => sample.CpuSeconds + sample.CutCpuSeconds;

    private static string TextOf(List<(double Excess, double OfWhole)> samples, double all) => string.Create(
        CultureInfo.InvariantCulture, $"samples above all processors of their machine: {samples.Count}, ")
        + string.Create(CultureInfo.InvariantCulture, $"up to {Percent * samples.Max(one => one.OfWhole):0.#} %; ")
        + string.Create(
            CultureInfo.InvariantCulture, $"{Percent * samples.Sum(one => one.Excess) / all:0.##} % of all processor time");

    /// <summary>The median time between two samples; five minutes where no machine has two.</summary>
    private static TimeSpan IntervalOf(IReadOnlyList<ImportedGuest> guests)
    {
        var steps = new List<long>();
        foreach (var guest in guests)
        {
            for (var i = 1; i < guest.Samples.Count; i++)
                steps.Add((guest.Samples[i].At - guest.Samples[i - 1].At).Ticks);
        }
        steps.Sort();
        var usual = steps.Count == 0 ? TimeSpan.FromMinutes(5) : TimeSpan.FromTicks(steps[steps.Count / 2]);
        return usual < ShortestInterval ? ShortestInterval : usual;
    }

    /// <summary>One wrong time would make a trace of mostly nothing.</summary>
    private static void RequireUsableLength(TraceFolder folder, IReadOnlyList<ImportedGuest> guests, double intervals)
    {
        var most = guests.Max(guest => guest.Samples.Count);
        var isSparse = intervals > ShortestSpan + (SparsestSpan * most);
        if (!isSparse && intervals <= MostIntervalsOfAMachine && intervals * guests.Count <= MostIntervals)
            return;
        var widest = guests.MaxBy(guest => guest.Samples[^1].At - guest.Samples[0].At)!.Name;
        throw TraceFolder.Refused(
            folder.Folder, 0, 0,
            string.Create(CultureInfo.InvariantCulture, $"the times of all files span {intervals:N0} intervals, ")
            + string.Create(CultureInfo.InvariantCulture, $"and no machine has more than {most:N0} samples; ")
            + $"{widest} has the widest span",
            "Take out files or lines whose times are wrong, or import fewer machines.");
    }
}
