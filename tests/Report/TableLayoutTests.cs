using HvSim.Report.Text;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>Tables in a terminal: within 100 columns, no figure lost, no two names alike.</summary>
public sealed class TableLayoutTests
{
    private const int Width = 100;

    [Fact]
    public void Table_with_room_stands_as_it_is() => Assert.Equal(
        ["  class         p95 ms", "  one-way-busy      12", "  one-way-idle     345"],
        TableLayout.Lines(Table(["class", "p95 ms"], ["one-way-busy", "12"], ["one-way-idle", "345"])));

    [Fact]
    public void Headings_take_two_lines_before_anything_else_gives_way()
    {
        var lines = Lines(Table(
            ["class", .. Enumerable.Repeat("CPU wait of it", 7)], ["one-way-busy", .. Enumerable.Repeat("1.25", 7)]));
        Assert.Equal(new string(' ', 14) + Repeat("  CPU wait", 7), lines[0]);
        Assert.Equal("  class       " + Repeat("     of it", 7), lines[1]);
        Assert.Equal("  one-way-busy" + Repeat("      1.25", 7), lines[2]);
    }

    [Fact]
    public void Figures_without_room_go_to_a_second_table_with_the_same_keys()
    {
        string[] headings = [.. Enumerable.Range(1, 14).Select(i => $"figure{i:D2}")];
        var lines = Lines(Table(
            ["class", .. headings],
            ["one-way-busy", .. Enumerable.Range(1, 14).Select(i => $"{100 + i}")],
            ["one-way-idle", .. Enumerable.Range(1, 14).Select(i => $"{200 + i}")]));
        Assert.Equal(["one-way-busy", "one-way-idle", "one-way-busy", "one-way-idle"], Labels(lines, "one-way"));
        var words = lines.SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.All(headings, h => Assert.Single(words, h));
        Assert.All(Enumerable.Range(1, 14), i => Assert.Single(words, $"{200 + i}"));
    }

    [Fact]
    public void Names_are_cut_only_as_far_as_they_stay_different()
    {
        var tail = new string('x', 120);
        var lines = Lines(Table(["class", "p95"], [$"one-way-busy{tail}", "12"], [$"one-way-idle{tail}", "345"]));
        var labels = Labels(lines, "one-way");
        Assert.Equal(2, labels.Distinct().Count());
        Assert.All(labels, l => Assert.EndsWith("~", l, StringComparison.Ordinal));
        Assert.Equal(3, lines.Count);
    }

    [Fact]
    public void Names_that_differ_only_at_their_end_are_broken_and_not_cut()
    {
        var head = new string('x', 120);
        var lines = Lines(Table(["class", "p95 ms"], [$"{head}busy", "12"], [$"{head}idle", "345"]));
        var text = string.Concat(lines.Select(l => l.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Contains("busy", text, StringComparison.Ordinal);
        Assert.Contains("idle", text, StringComparison.Ordinal);
        Assert.DoesNotContain("~", text, StringComparison.Ordinal);
        Assert.Equal(2 * head.Length, text.Count(c => c == 'x'));
    }

    [Fact]
    public void Two_long_keys_share_the_room()
    {
        var lines = Lines(Table(
            2,
            ["a.very.long.path.of.an.axis", "b.very.long.path.of.an.axis", "p95 ms"],
            [new string('a', 80), new string('b', 80), "12"],
            [new string('c', 80), new string('d', 80), "345"]));
        Assert.Contains("345", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CPU wait us", "CPU", "wait us")]
    [InlineData("machine.threadsPerCore", "machine.", "threadsPerCore")]
    [InlineData("p95", "p95", null)]
    public void Heading_breaks_at_a_space_or_behind_a_dot(string heading, string first, string? second) =>
        Assert.Equal(second is null ? [first] : [first, second], LabelLayout.InTwo(heading));

    [Fact]
    public void Width_that_keeps_names_apart_reaches_past_what_they_share()
    {
        Assert.Equal(10, LabelLayout.LeastWidth(["one-way-busy-and-more", "one-way-idle-and-more", "two-way"]));
        Assert.Equal("one-way-b~", LabelLayout.Cut("one-way-busy-and-more", 10));
    }

    private static AnswerTable Table(string[] headings, params string[][] rows) => Table(1, headings, rows);

    private static AnswerTable Table(int keys, string[] headings, params string[][] rows) => new(
        [.. headings.Select((h, i) => new AnswerColumn(h, IsText: i < keys, IsKey: i < keys))], rows);

    private static List<string> Lines(AnswerTable table)
    {
        var lines = TableLayout.Lines(table).ToList();
        Assert.All(lines, line => Assert.True(line.Length <= Width, line));
        return lines;
    }

    private static List<string> Labels(List<string> lines, string start) =>
        [.. lines.Select(l => l.Trim()).Where(l => l.StartsWith(start, StringComparison.Ordinal)).Select(l => l.Split(' ')[0])];

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
