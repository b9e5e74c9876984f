using HvSim.Experiments.Comparison;
using HvSim.Report.Text;

namespace HvSim.Report.Comparison;

/// <summary>Why a comparison leaves something open.</summary>
public static class OpenWords
{
    /// <summary>
    /// One phrase for each alternative of which something is open: <c>weight: web p95 undecided; other: nothing that is asked for
    /// can be compared</c>; empty where nothing is.
    /// </summary>
    public static string Of(ComparisonResult result) =>
        string.Join("; ", result.Alternatives.Where(one => one.IsOpen).Select(one => $"{one.Name}: {Why(one)}"));

    private static string Why(ComparedAlternative alternative)
    {
        var undecided = alternative.AskedFor.Where(metric => metric.Verdict == ComparisonVerdict.Undecided)
            .Select(metric => MetricWords.Name(metric.Base) + (metric.ThinData ? " (too few observations)" : "")).ToList();
        return undecided.Count > 0 ? $"{Lists.And(undecided)} undecided"
            : alternative.Metrics.Count > 0 ? "nothing that is asked for can be compared"
            : "runs too short to tell";
    }
}
