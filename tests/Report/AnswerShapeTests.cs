using System.Text.Json;
using HvSim.Experiments;
using HvSim.Report;
using HvSim.Report.Text;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class AnswerShapeTests
{
    public static TheoryData<string> Studies => ["found", "run", "batch", "grid", "odd", "nothing"];

    [Theory]
    [MemberData(nameof(Studies))]
    public void Text_is_plain_and_narrow_and_never_says_NaN(string name)
    {
        var text = AnswerText.Of(Study(name));
        Assert.All(text, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"character {(int)c}"));
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.DoesNotContain("NaN", text);
        Assert.DoesNotContain("Infinity", text);
        Assert.EndsWith("\n", text);
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Markdown_tables_have_the_same_cells_in_every_row(string name)
    {
        var lines = AnswerMarkdown.Of(Study(name)).Split('\n');
        var cells = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith('|'))
                continue;
            var count = lines[i].Replace("\\|", "").Count(c => c == '|');
            if (i == 0 || !lines[i - 1].StartsWith('|'))
                cells = count;
            Assert.Equal(cells, count);
        }
        Assert.DoesNotContain("NaN", string.Join('\n', lines));
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Json_is_well_formed_and_never_says_NaN(string name)
    {
        var text = AnswerJson.Of(Study(name));
        using var json = JsonDocument.Parse(text);
        Assert.Equal(1, json.RootElement.GetProperty("formatVersion").GetInt32());
        Assert.All(text, c => Assert.True(c is '\n' or (>= ' ' and <= '~')));
        Assert.DoesNotContain("NaN", text);
    }

    [Fact]
    public void Json_holds_the_value_of_every_replication()
    {
        using var json = JsonDocument.Parse(AnswerJson.Of(FabricatedStudies.Found()));
        var reading = json.RootElement.GetProperty("points")[2].GetProperty("metrics").EnumerateArray()
            .First(m => m.GetProperty("statistic").GetString() == "p95" && m.GetProperty("scope").GetString() == "worst");
        Assert.Equal("ms", reading.GetProperty("unit").GetString());
        Assert.Equal(46, reading.GetProperty("value").GetDouble());
        Assert.Equal([44.1, 46, 47.9], reading.GetProperty("values").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal("31", json.RootElement.GetProperty("overload").GetProperty("lastPass").GetString());
    }

    [Fact]
    public void Markdown_table_holds_the_figures()
    {
        var row = AnswerMarkdown.Of(FabricatedStudies.Found()).Split('\n')
            .Single(l => l.StartsWith("| 31 |", StringComparison.Ordinal));
        Assert.Equal("| 31 | 15.3 | 46.0 +- 1.9 | 69.0 | 89.5 | 71.6 | 13.4 | 4.5 | 97.0 | strained |", row);
    }

    [Fact]
    public void Csv_is_the_summary() =>
        Assert.StartsWith(
            "point,axis:guests.web.count,guests,", AnswerCsv.Of(FabricatedStudies.Found()), StringComparison.Ordinal);

    /// <summary>A study by name; <c>odd</c> has values that are no numbers and names that no terminal likes.</summary>
    private static Study Study(string name) => name switch
    {
        "found" => FabricatedStudies.Found(),
        "run" => FabricatedStudies.SingleRun(),
        "batch" => FabricatedStudies.Batch(),
        "grid" => FabricatedStudies.Grid(),
        "odd" => Odd(),
        "nothing" => FabricatedStudies.Sweep([], null, interrupted: true),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such study."),
    };

    private static Study Odd()
    {
        var grid = FabricatedStudies.Grid();
        var scenario = grid.Loaded.Scenario with
        {
            Question = "Größe – wie viele „Gäste“ passen µ ≤ 3 | `x`? " + new string('w', 150),
        };
        var points = grid.Points.Select((p, i) => p with
        {
            Coordinates = [new AxisValue("host.hypervisor.costs.cacheRefill", new string((char)('a' + i), 70)), p.Coordinates[1]],
            Readings =
            [
                .. p.Readings.Select(r => r with { Estimate = new Estimate(double.NaN, double.PositiveInfinity, [1, 2]) }),
            ],
        });
        return HvSim.Report.Study.Of(
            Fabricated.Loaded(scenario), new SweepResult([.. points], null, Interrupted: false), Fabricated.Tool);
    }
}
