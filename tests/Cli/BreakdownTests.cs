using System.Globalization;
using CsvHelper;
using Xunit;

namespace HvSim.Tests.Cli;

public sealed class BreakdownTests
{
    private const string TwoClasses = """
        # Where does the time go on a host of two classes?
        schemaVersion: 1
        name: two-classes
        host:
          machine: { sockets: 1, coresPerSocket: 2, threadsPerCore: 2 }
          os: windows-server-2016
          hypervisor: { scheduler: classic }
        guests:
          web:
            count: 3
            virtualProcessors: 2
            workload:
              requests: { arrivals: poisson, rate: 100 /s }
              each:
                - cpu: { mean: 3 ms, cv: 1 }
                - sleep: { mean: 1 ms }
          desk:
            count: 2
            virtualProcessors: 1
            workload:
              closed: { clients: 5, think: 50 ms }
              each: [ { cpu: { mean: 5 ms, cv: 1 } } ]
        run: { duration: 2 s, warmup: 200 ms, replications: 3, seed: 7 }

        """;

    /// <summary>Each of the figures of a file is rounded to 9 significant digits, so off by at most 5e-9 of itself.</summary>
    private const double Rounding = 5e-9;

    [Fact]
    public void Parts_AddUpToTheMeanResponseTime_OfEachClass()
    {
        using var desk = new Desk(TwoClasses, "two.yaml");
        Assert.Equal(0, desk.Run("run", "two.yaml", "--out", "out"));
        var summary = Rows(desk.Text("out/summary.csv"));
        var breakdown = Rows(desk.Text("out/breakdown.csv"));
        foreach (var guest in new[] { "web", "desk" })
        {
            var mean = Number(summary.Single(r => r["metric"] == "response-time" && r["guest"] == guest
                && r["statistic"] == "mean" && r["scope"] == "pooled")["value"]);
            Assert.Equal(mean, Sum(breakdown, guest, "mean", "ms_per_request"), 2 * Rounding * mean);
            Assert.Equal(100, Sum(breakdown, guest, "mean", "share_percent"), 100 * Rounding);
            Assert.Equal(100, Sum(breakdown, guest, "slowest-5%", "share_percent"), 100 * Rounding);
            var p95 = Number(summary.Single(r => r["metric"] == "response-time" && r["guest"] == guest
                && r["statistic"] == "p95" && r["scope"] == "pooled")["low_95"]);
            Assert.InRange(Sum(breakdown, guest, "slowest-5%", "ms_per_request"), p95, double.MaxValue);
        }
    }

    private static double Sum(List<Dictionary<string, string>> rows, string guest, string statistic, string column) =>
        rows.Where(r => r["guest"] == guest && r["statistic"] == statistic).Sum(r => Number(r[column]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string text)
    {
        using var reader = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(reader.HeaderRecord!.ToDictionary(h => h, h => reader.GetField(h)!));
        return rows;
    }
}
