using System.Text.Json;
using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>What goes to standard output.</summary>
public sealed class OutputTests
{
    private const int Width = 100;

    [Theory]
    [InlineData("run")]
    [InlineData("sweep")]
    public void Text_is_ascii_and_fits_100_columns(string verb)
    {
        using var desk = new Desk(verb == "run" ? Desk.SmallHost : Desk.SmallSearch);
        desk.Run(verb, "small.yaml");
        AssertReadable(desk.Output);
        Assert.StartsWith("How many web guests fit", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explanation_is_ascii_fits_100_columns_and_shows_every_value()
    {
        using var desk = new Desk();
        desk.Run("new", "--template", "consolidation");
        Assert.Equal(ExitCode.Done, desk.Run("explain", "consolidation.yaml"));
        AssertReadable(desk.Output);
        var text = desk.Output;
        desk.Run("explain", "consolidation.yaml", "--format", "json");
        using var explanation = JsonDocument.Parse(desk.Output);
        var values = explanation.RootElement.GetProperty("values").EnumerateArray().ToList();
        Assert.True(values.Count > 50);
        Assert.All(values, value => Assert.Contains(
            value.GetProperty("path").GetString()!.Split('.')[^1].TrimEnd(']'), text, StringComparison.Ordinal));

        desk.Run("explain", "consolidation.yaml", "--format", "csv");
        Assert.Equal(values.Count + 1, desk.Output.TrimEnd().Split('\n').Length);
        desk.Run("explain", "consolidation.yaml", "--format", "markdown");
        Assert.Equal(values.Count, desk.Output.Split('\n').Count(line => line.StartsWith("| ", StringComparison.Ordinal)
            && !line.StartsWith("| Key", StringComparison.Ordinal) && !line.StartsWith("| :", StringComparison.Ordinal)));
    }

    [Fact]
    public void Explanation_tells_a_value_of_the_command_line_from_one_of_the_file()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("explain", "small.yaml", "--set", "guests.web.count=2");
        Assert.Matches(@"count +2 +command line", desk.Output);
        Assert.Matches(@"virtualProcessors +1 +small\.yaml:10", desk.Output);
        Assert.Matches(@"slice +10 ms +default, assumed: ", desk.Output);
    }

    [Fact]
    public void Json_parses_and_holds_no_nan_even_where_there_is_no_steady_state()
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.Done, desk.Run("sweep", "small.yaml", "--set", "guests.web.count=0,1,30", "--format", "json"));
        using var answer = JsonDocument.Parse(desk.Output);
        Assert.Equal(1, answer.RootElement.GetProperty("formatVersion").GetInt32());
        Assert.Equal(3, answer.RootElement.GetProperty("points").GetArrayLength());
        Assert.DoesNotContain("NaN", desk.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", desk.Output, StringComparison.Ordinal);
        Assert.All(desk.Bytes("results/small-sweep").Where(file => !file.Key.EndsWith("png", StringComparison.Ordinal)),
            file => Assert.DoesNotContain(
                "NaN", desk.Text(Path.Combine("results/small-sweep", file.Key)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("csv", "point,")]
    [InlineData("markdown", "## How many")]
    public void Other_forms_begin_as_they_should(string format, string start)
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--format", format);
        Assert.StartsWith(start, desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_beyond_ascii_are_spelled_out()
    {
        using var desk = new Desk(
            Desk.SmallHost.Replace("this small host", "a h\u00f6st \u2264 3 \u00b5s", StringComparison.Ordinal));
        desk.Run("explain", "small.yaml");
        Assert.StartsWith("How many web guests fit on a h?st <= 3 us?", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_is_json()
    {
        using var desk = new Desk();
        Assert.Equal(ExitCode.Done, desk.Run("schema"));
        using var schema = JsonDocument.Parse(desk.Output);
        Assert.True(schema.RootElement.TryGetProperty("properties", out _));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("--version")]
    public void Help_goes_to_standard_output_within_100_columns(params string[] args)
    {
        using var desk = new Desk();
        Assert.Equal(ExitCode.Done, desk.Run(args));
        Assert.NotEmpty(desk.Output);
        Assert.Empty(desk.Error);
        AssertReadable(desk.Output);
        Assert.DoesNotContain("scenario-file", desk.Output, StringComparison.Ordinal);
    }

    private static void AssertReadable(string text)
    {
        Assert.All(text, letter => Assert.True(letter is '\n' or (>= ' ' and <= '~'), $"The output holds U+{(int)letter:X4}."));
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= Width, line));
    }
}
