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


        """;

    public static string Text()
    {
        var table = new MarkdownTable("Metric", "Unit", "What it is");
        foreach (var metric in MetricCatalog.All)
            table.Row(metric.Name, metric.Unit, metric.Description);
        return Opening.ReplaceLineEndings("\n") + table.Text();
    }
}
