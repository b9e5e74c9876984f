using System.Globalization;

namespace HvSim.Import.Traces;

/// <summary>What the readers of trace formats have in common.</summary>
internal static class TraceLoad
{
    /// <summary>A figure that a format does not have.</summary>
    public const double Unknown = double.NaN;

    /// <summary>The load of guests whose samples carry times of any origin.</summary>
    /// <param name="source">In words.</param>
    /// <param name="folder">Where it was read.</param>
    /// <param name="guests">The guests.</param>
    /// <param name="mapped">What was taken, and as what.</param>
    /// <param name="assumed">What was assumed.</param>
    /// <exception cref="ImportException">There are no guests.</exception>
    public static ImportedLoad Of(
        string source, TraceFolder folder, IReadOnlyList<ImportedGuest> guests, IReadOnlyList<MappedItem> mapped,
        IReadOnlyList<string> assumed)
    {
        if (guests.Count == 0)
        {
            var reason = folder.Dropped.Count == 0 ? "" : $": {folder.Dropped[0].What}: {folder.Dropped[0].Reason}";
            throw TraceFolder.Refused(
                folder.Folder, 0, 0, $"no file of the folder holds such a trace{reason}",
                "Name the folder that holds the trace files.");
        }
        var interval = IntervalOf(guests);
        var origin = guests.Min(guest => guest.Samples[0].At) - interval;
        var end = guests.Max(guest => guest.Samples[^1].At);
        ImportedGuest[] moved =
        [
            .. guests.Select(guest => guest with
            {
                Samples = [.. guest.Samples.Select(sample => sample with { At = sample.At - origin })],
            }),
        ];
        var samples = guests.Sum(guest => guest.Samples.Count);
        var expected = guests.Sum(guest => ((guest.Samples[^1].At - guest.Samples[0].At) / interval) + 1);
        string[] coverage =
        [
            string.Create(CultureInfo.InvariantCulture, $"{guests.Count} machines, {(end - origin).TotalHours:0.##} hours, ")
            + string.Create(CultureInfo.InvariantCulture, $"a sample every {interval.TotalSeconds:0.###} s, ")
            + string.Create(CultureInfo.InvariantCulture, $"{100 * samples / expected:0.#} % of the samples there"),
        ];
        return new ImportedLoad(source, interval, moved, new ImportReport(mapped, folder.Dropped, assumed, coverage));
    }

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
        return steps.Count == 0 ? TimeSpan.FromMinutes(5) : TimeSpan.FromTicks(steps[steps.Count / 2]);
    }
}
