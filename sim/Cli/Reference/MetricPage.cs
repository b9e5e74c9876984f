using System.Globalization;
using HvSim.Experiments;

namespace HvSim.Cli.Reference;

/// <summary>METRICS.md: every figure that a result holds.</summary>
internal static class MetricPage
{
    public const string FileName = "METRICS.md";

    private const string Opening = """
        # Metrics

        Every metric of a result, by the name that it has in `summary.csv`, `replications.csv` and JSON output. Written by
        `hvsim reference` from the catalogue of the code; a test fails when it is stale. Every value is a mean over replications,
        or a quantile of all replications' requests together, with a 95 % confidence interval; the unit 1 is a plain number.
        Names in parentheses are the Hyper-V performance counters that measure the same.

        A class of guests has each of its metrics with the scope `pooled` (all guests together) and, for times, `worst` (the
        guest that fares worst); the statistics are `mean`, `p50`, `p95`, `p99`, `total` and, for the parts of a response time,
        `slowest-5%`.

        The worst guest is chosen by its value, the largest of all guests, and its interval is that guest's own: it does not know
        of the choice. Among many guests that differ by chance only, the largest value lies above what any one of them would show
        in another run, the more so the more guests there are, and an objective for the worst guest is then judged a little too
        strictly. Compare `pooled`, which is free of this.

        An interval of a metric that cannot be negative ends at 0: `low_95` and `high_95` are its ends. A quantile from fewer than
        100 / (1 - p) observations in some replication is marked `thin_data`, and no objective on it is judged.


        """;

    private const string Thresholds = """

        ## Thresholds of the verdicts

        What the verdict on the host, the search for a steady state, "what gives first" and, beside shares of the base,
        comparisons turn on. Verdicts on the host apply them to the estimates, not to their intervals; the worse of busy (and
        stranded) time and CPU wait decides, and memory and I/O have verdicts of their own, in which the worst decides. Each
        class of guests with work has one, too. Sources are keys of [SOURCES.md](SOURCES.md).


        """;

    public static string Text()
    {
        var table = new MarkdownTable("Metric", "Unit", "What it is");
        foreach (var metric in MetricCatalog.All)
            table.Row(metric.Name, metric.Unit, metric.Description);
        return Opening.ReplaceLineEndings("\n") + table.Text() + Thresholds.ReplaceLineEndings("\n") + ThresholdTable();
    }

    private static string ThresholdTable()
    {
        var table = new MarkdownTable("Threshold", "What follows", "Evidence", "Source");
        foreach (var threshold in VerdictThresholds.All)
        {
            var unit = threshold.Unit == "1" ? "" : " " + threshold.Unit;
            var value = string.Create(CultureInfo.InvariantCulture, $"{threshold.Value}{unit}");
            table.Row(value, threshold.Meaning, Evidence(threshold), threshold.Source);
        }
        return table.Text();
    }

#pragma warning disable CA1308 // Words in a page are lower case.
    private static string Evidence(Threshold threshold) => threshold.Evidence.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
