namespace HvSim.Import;

/// <summary>Means of all guests together over all of the data; not a number where no guest has a figure.</summary>
/// <param name="Span">
/// Time over which the means are taken. Where a guest has no data it counts with nothing, but for memory.
/// </param>
/// <param name="CpuSeconds">Processor-seconds per second, with what was cut.</param>
/// <param name="MemoryBytes">Memory in use, in bytes: of each guest the mean where it is known, from where it appears.</param>
/// <param name="DiskBytes">Bytes read and written per second.</param>
/// <param name="NetworkBytes">Bytes per second over the network.</param>
public sealed record LoadTotals(
    TimeSpan Span, double CpuSeconds, double MemoryBytes, double DiskBytes, double NetworkBytes)
{
    /// <summary>What a sample stands for at most, in intervals; more time before it is a gap.</summary>
    internal const double LongestShare = 1.5;

    /// <summary>Of guests whose times count from the start of the data.</summary>
    internal static LoadTotals Of(IReadOnlyList<ImportedGuest> guests, TimeSpan interval)
    {
        var span = guests.Max(guest => guest.Samples[^1].At);
        return new LoadTotals(
            span, Mean(sample => sample.CpuSeconds + sample.CutCpuSeconds), Known(guest => MeanLevel(guest, interval, span)),
            Mean(sample => Sum(sample.ReadBytes, sample.WriteBytes)), Mean(sample => sample.NetworkBytes));

        double Mean(Func<LoadSample, double> figure) =>
            Known(guest => OverTime(guest, interval, figure)) / span.TotalSeconds;

        double Known(Func<ImportedGuest, double> figure) =>
            guests.Select(figure).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Sum();
    }

    /// <summary>The share of the time that all guests could have for which they have data, up to 1.</summary>
    internal static double KnownShare(IReadOnlyList<ImportedGuest> guests, TimeSpan interval, TimeSpan span) =>
        guests.Sum(guest => OverTime(guest, interval, _ => 1)) / (guests.Count * span.TotalSeconds);

    /// <summary>A figure of a guest times the seconds that its samples stand for; after a gap that is one interval.</summary>
    internal static double OverTime(ImportedGuest guest, TimeSpan interval, Func<LoadSample, double> figure)
    {
        var (sum, isKnown) = (0.0, false);
        var last = guest.Samples[0].At - interval;
        foreach (var sample in guest.Samples)
        {
            var time = sample.At - last;
            last = sample.At;
            var value = figure(sample);
            if (double.IsNaN(value))
                continue;
            isKnown = true;
            sum += value * (time > LongestShare * interval ? interval : time).TotalSeconds;
        }
        return isKnown ? sum : double.NaN;
    }

    private static double MeanLevel(ImportedGuest guest, TimeSpan interval, TimeSpan span)
    {
        var known = OverTime(guest, interval, sample => double.IsNaN(sample.MemoryBytes) ? double.NaN : 1);
        var appears = Math.Max(0, (guest.Samples[0].At - interval).TotalSeconds);
        return OverTime(guest, interval, sample => sample.MemoryBytes) / known * (1 - (appears / span.TotalSeconds));
    }

    /// <summary>Of a sum of which one part is not known the other one is all there is.</summary>
    internal static double Sum(double one, double other) =>
        double.IsNaN(one) ? other : double.IsNaN(other) ? one : one + other;
}
