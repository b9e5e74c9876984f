using System.Globalization;
using CsvHelper;
using HvSim.Experiments;
using HvSim.Report;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class CsvFileTests
{
    [Fact]
    public void Summary_parses_back_with_the_same_numbers()
    {
        using var folder = new TemporaryFolder();
        var study = FabricatedStudies.Found();
        ResultFolder.Write(folder.Path, study);
        var rows = Rows(folder.Path, "summary.csv");
        Assert.Equal(study.Points.Sum(p => p.Readings.Count), rows.Count);
        var row = rows.Single(IsWorstP95OfThirdPoint);
        Assert.Equal("31", row["axis:guests.web.count"]);
        Assert.Equal(46, Number(row["value"]));
        Assert.Equal(1.9, Number(row["half_width_95"]));
        Assert.Equal("3", row["replications"]);
        Assert.Equal("ms", row["unit"]);
    }

    [Fact]
    public void Missing_value_is_an_empty_cell_with_its_reason()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        var row = Rows(folder.Path, "summary.csv").First(r => r["state"] == "no-steady-state" && r["metric"] == "response-time");
        Assert.Equal("", row["value"]);
        Assert.StartsWith("no steady state: web backlog grows", row["reason"]);
    }

    [Fact]
    public void Point_that_was_not_simulated_keeps_its_row()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.Sweep([FabricatedPoints.NotAdmitted(40)], null));
        var row = Assert.Single(Rows(folder.Path, "summary.csv"));
        Assert.Equal("not-admitted", row["state"]);
        Assert.StartsWith("admission: 80 virtual processors", row["reason"]);
    }

    [Fact]
    public void Replications_carry_seed_and_fingerprint()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        var rows = Rows(folder.Path, "replications.csv").Where(IsWorstP95OfThirdPoint).ToList();
        Assert.Equal(["44.1", "46", "47.9"], rows.Select(r => r["value"]));
        Assert.Equal(["1000", "1001", "1002"], rows.Select(r => r["seed"]));
        Assert.Equal("0x000000000000feed", rows[0]["fingerprint"]);
    }

    [Fact]
    public void Timeseries_has_a_row_for_the_host_and_each_class_with_requests()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.SingleRun());
        var rows = Rows(folder.Path, "timeseries.csv");
        Assert.Equal(3 * 3 * 3, rows.Count);
        var host = rows.First(r => r["guest"] == "");
        string[] states = ["child", "root", "hypervisor", "stranded", "idle"];
        Assert.Equal([50.0, 10, 5, 0, 35], states.Select(s => Number(host[$"lp_{s}_percent"])));
        var web = rows.First(r => r["guest"] == "web");
        Assert.Equal(60_000.0 / 5901, Number(web["mean_response_ms"]), 1e-6);
    }

    [Fact]
    public void Timeseries_has_the_memory_of_each_class()
    {
        using var folder = new TemporaryFolder();
        var scenario = FabricatedMemory.Scenario(Fabricated.Guest("web", 24), Fabricated.Guest("job", 2, batch: true));
        ResultFolder.Write(folder.Path, FabricatedMemory.Run(FabricatedMemory.Point(24, scenario)));
        var rows = Rows(folder.Path, "timeseries.csv");
        foreach (var guest in new[] { "web", "job" })
        {
            var row = rows.First(r => r["guest"] == guest);
            Assert.Equal((16384.0, 24576.0), (Number(row["memory_held_mib"]), Number(row["memory_committed_mib"])));
        }
        Assert.Equal("", rows.First(r => r["guest"] == "")["memory_held_mib"]);
    }

    [Fact]
    public void Breakdown_shares_add_up_to_the_whole()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.SingleRun());
        var rows = Rows(folder.Path, "breakdown.csv").Where(r => r["guest"] == "web" && r["statistic"] == "mean").ToList();
        Assert.Equal(100, rows.Sum(r => Number(r["share_percent"])), 1e-6);
        var work = rows.Single(r => r["part"] == "work");
        Assert.Equal(
            [6, 0.1, 5.9, 6.1],
            new[] { "ms_per_request", "half_width_95_ms", "low_95_ms", "high_95_ms" }.Select(column => Number(work[column])));
    }

    [Fact]
    public void Figures_are_rounded_and_no_cell_is_NaN()
    {
        using var folder = new TemporaryFolder();
        var study = FabricatedStudies.SingleRun();
        var first = study.Points[0].Readings[0];
        var odd = study.Points[0] with
        {
            Readings =
            [
                first with { Estimate = first.Estimate! with { Value = 1 / 3.0 } },
                first with { Estimate = new Estimate(double.NaN, double.PositiveInfinity, [double.NaN, 1]) },
                first with { Estimate = first.Estimate! with { Value = 12_345_678_912.3 } },
            ],
        };
        ResultFolder.Write(folder.Path, Study.Of(study.Loaded, odd, Fabricated.Tool));
        Assert.Equal(["0.333333333", "", "12345678900"], Rows(folder.Path, "summary.csv").Select(r => r["value"]));
        Assert.Equal("no finite value", Rows(folder.Path, "summary.csv")[1]["reason"]);
        var texts = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) != ".png");
        Assert.All(texts, file => Assert.DoesNotContain("NaN", File.ReadAllText(file)));
    }

    [Fact]
    public void Records_end_in_a_line_feed_and_text_is_quoted_where_needed()
    {
        using var folder = new TemporaryFolder();
        var point = FabricatedPoints.NotAdmitted(40) with { StateReason = "admission: no \"room\", and\nno time" };
        ResultFolder.Write(folder.Path, FabricatedStudies.Sweep([point], null));
        var text = File.ReadAllText(Path.Combine(folder.Path, "summary.csv"));
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\"admission: no \"\"room\"\", and\nno time\"\n", text);
        Assert.Equal(point.StateReason, Rows(folder.Path, "summary.csv")[0]["reason"]);
    }

    private static bool IsWorstP95OfThirdPoint(Dictionary<string, string> row) => row["point"] == "3"
        && row["metric"] == "response-time" && row["statistic"] == "p95" && row["scope"] == "worst";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string folder, string file)
    {
        using var reader = new CsvReader(new StreamReader(Path.Combine(folder, file)), CultureInfo.InvariantCulture);
        var rows = new List<Dictionary<string, string>>();
        reader.Read();
        reader.ReadHeader();
        while (reader.Read())
            rows.Add(reader.HeaderRecord!.ToDictionary(h => h, h => reader.GetField(h)!));
        return rows;
    }
}
