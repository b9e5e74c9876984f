using HvSim.Cli.Studies;
using HvSim.Experiments;
using Xunit;

namespace HvSim.Tests.Cli;

public sealed class ProgressLineTests
{
    private static readonly Progress Some = new(3, 14, 10, 40, 12_300_000, [], 0.021, 0.05);

    [Fact]
    public void Line_says_what_is_done_of_how_much_and_how_long_it_took_and_will()
    {
        var text = ProgressLine.Text(Some, TimeSpan.FromSeconds(20));
        Assert.StartsWith("points 3/14, runs 10/40, 20.0 s so far, about 1 min 0 s left", text, StringComparison.Ordinal);
        Assert.True(text.Length <= 79, text);
    }

    [Fact]
    public void Time_left_is_that_of_simulating_where_replications_were_taken_from_an_earlier_run()
    {
        Assert.Contains(
            "about 2 min 30 s left", ProgressLine.Text(Some, TimeSpan.FromSeconds(20), taken: 6), StringComparison.Ordinal);
        Assert.DoesNotContain("left", ProgressLine.Text(Some, TimeSpan.FromSeconds(20), taken: 10), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_left_is_not_told_before_anything_is_known_of_it() => Assert.Equal(
        "points 0/14, runs 0/40, 1.5 s so far, 0.0 M events",
        ProgressLine.Text(
            Some with { PointsDone = 0, RunsDone = 0, EventsDone = 0, RelativeWidth = null }, TimeSpan.FromSeconds(1.5)));

    [Fact]
    public void Line_of_a_long_study_ends_at_a_whole_part() => Assert.EndsWith(
        " left",
        ProgressLine.Text(
            new Progress(1234, 5678, 12345, 56789, 9_999_999_999_999, [], 0.5, 0.05), TimeSpan.FromHours(30)),
        StringComparison.Ordinal);

    [Fact]
    public void Line_is_wiped_at_the_end()
    {
        using var terminal = new StringWriter();
        using (var line = new ProgressLine(terminal, isShown: true, () => 0))
            line.Report(Some);
        Assert.EndsWith("\r" + new string(' ', 79) + "\r", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_where_progress_is_not_shown()
    {
        using var terminal = new StringWriter();
        using (var line = new ProgressLine(terminal, isShown: false, () => 0))
            line.Report(Some);
        Assert.Empty(terminal.ToString());
    }
}
