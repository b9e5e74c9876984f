using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>The largest parts of a response time, in a sentence.</summary>
internal static class PartWords
{
    private const int Named = 3;

    /// <summary>Of the mean request of a class; empty where nothing took any time.</summary>
    public static string OfMean(PartShares shares) => Largest(shares) is { Length: > 0 } parts
        ? $"Mean request of all {shares.Guest} guests: {parts}."
        : "";

    /// <summary>Where there is no sparser point that would show what has grown; empty where nothing is known.</summary>
    public static string WithoutComparison(PointResult point, OverloadAnswer answer)
    {
        var guest = OverloadWording.BrokenObjectives(answer).Select(one => one.Objective.Guest)
            .FirstOrDefault(name => name.Length > 0);
        return guest is not null && PartShares.Of(point, guest, Statistic.SlowestTwentieth) is { } shares
            && Largest(shares) is { Length: > 0 } parts
                ? $"What gives first: {Readable.Missing}, as no sparser point shows what has grown. "
                    + $"In the slowest 5 % of {guest} requests there: {parts}."
                : "";
    }

    private static string Largest(PartShares shares)
    {
        var known = shares.Parts.Where(p => p.Milliseconds > 0).OrderByDescending(p => p.Milliseconds).ToList();
        if (known.Count == 0)
            return "";
        var named = known.Take(Named).Select(p => $"{Words.OfPart(p.Part)} {Readable.Percent(100 * p.Share)} %").ToList();
        var rest = known.Skip(Named).Sum(p => p.Share ?? 0);
        if (rest > 0)
            named.Add($"other {Readable.Percent(100 * rest)} %");
        return $"{Readable.Number(known.Sum(p => p.Milliseconds))} ms, of which {Lists.And(named)}";
    }
}
