using System.Text.Json;
using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary><c>run --timeline</c>.</summary>
public sealed class TimelineTests
{
    private const string File = "timeline.json";

    [Fact]
    public void Timeline_is_the_same_for_any_number_of_workers_and_changes_no_result()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--out", "plain");
        var output = desk.Output;
        desk.Run("run", "small.yaml", "--out", "one", "-j", "1", "--timeline");
        Assert.Equal(output.Replace("plain", "one", StringComparison.Ordinal), desk.Output);
        desk.Run("run", "small.yaml", "--out", "two", "-j", "2", "--timeline");

        var (plain, one, two) = (desk.Bytes("plain"), desk.Bytes("one"), desk.Bytes("two"));
        Assert.Equal(one, two);
        Assert.Equal(plain.Keys.Append(File).Order(StringComparer.Ordinal), one.Keys.Order(StringComparer.Ordinal));
        Assert.All(plain.Where(file => file.Key != "manifest.json"), file => Assert.Equal(file.Value, one[file.Key]));
        Assert.Contains(File, desk.Text("one/manifest.json"), StringComparison.Ordinal);
    }

    /// <summary>What was asked for once does not stay beside results that it is not of.</summary>
    [Fact]
    public void Timeline_of_an_earlier_run_is_removed()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--timeline");
        Assert.True(desk.Has("results/small/timeline.json"));
        desk.Run("run", "small.yaml");
        Assert.False(desk.Has("results/small/timeline.json"));
    }

    /// <summary>Times are microseconds; every event has what viewers need; tracks have names of their own.</summary>
    [Fact]
    public void Timeline_is_a_trace_of_the_second_after_the_warmup()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--set", "guests.web.count=2", "--timeline");
        Assert.DoesNotContain("timeline", desk.Error, StringComparison.Ordinal);
        using var trace = JsonDocument.Parse(desk.Text("results/small/timeline.json"));
        var root = trace.RootElement;
        Assert.Equal("ns", root.GetProperty("displayTimeUnit").GetString());
        var events = root.GetProperty("traceEvents").EnumerateArray().ToList();
        var names = events.Where(one => one.GetProperty("name").GetString() == "process_name")
            .ToDictionary(
                one => one.GetProperty("pid").GetInt32(), one => one.GetProperty("args").GetProperty("name").GetString());
        Assert.Equal(
            ["logical processors", "Root", "web[0]", "web[1]"], names.OrderBy(name => name.Key).Select(name => name.Value));

        var spans = events.Where(one => one.GetProperty("ph").GetString() == "X").ToList();
        Assert.True(spans.Count > 200, $"{spans.Count} spans");
        Assert.Equal(spans.Count, root.GetProperty("otherData").GetProperty("spans").GetInt32());
        var (first, last) = (spans.Min(Start), spans.Max(span => Start(span) + span.GetProperty("dur").GetDecimal()));
        Assert.Equal((200_000m, 1_200_000m), (first, last));
        var tracks = spans.GroupBy(span => span.GetProperty("tid").GetInt32()).ToList();
        Assert.All(tracks, track => Assert.Single(track.Select(span => span.GetProperty("pid").GetInt32()).Distinct()));
        Assert.All(tracks.Where(track => track.First().GetProperty("pid").GetInt32() > 1),
            track => Assert.Equal(1_000_000m, track.Sum(span => span.GetProperty("dur").GetDecimal())));
    }

    [Fact]
    public void Timeline_shows_the_part_that_was_asked_for()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--timeline", "--timeline-from", "1.5 s", "--timeline-for", "250 us");
        var about = About(desk);
        Assert.Equal(1_500_000m, about.GetProperty("windowBeginsMicroseconds").GetDecimal());
        Assert.Equal(1_500_250m, about.GetProperty("windowEndsMicroseconds").GetDecimal());
        Assert.Equal("", about.GetProperty("cut").GetString());
    }

    [Fact]
    public void Timeline_that_the_run_cuts_says_so()
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.Done, desk.Run("run", "small.yaml", "--timeline", "--timeline-from", "1900 ms"));
        Assert.Contains("the window ends after 100 ms instead of 1 s: the run ends there", desk.Error, StringComparison.Ordinal);
        Assert.Equal(
            "the window ends after 100 ms instead of 1 s: the run ends there", About(desk).GetProperty("cut").GetString());
    }

    [Fact]
    public void Timeline_of_more_than_a_million_spans_is_cut_and_says_so()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--set", "run.duration=60 s", "--set", "run.replications=2", "--set", "guests.web.count=2",
            "--set", "guests.web.workload.requests.rate=15000 /s", "--set", "guests.web.workload.each[0].cpu.mean=20 us",
            "--timeline", "--timeline-for", "59 s");
        const string Words = "a timeline holds 1000000 spans at most";
        Assert.Contains(Words, desk.Error, StringComparison.Ordinal);
        var about = About(desk);
        Assert.Contains(Words, about.GetProperty("cut").GetString(), StringComparison.Ordinal);
        Assert.InRange(about.GetProperty("spans").GetInt64(), 990_000, 1_000_000);
    }

    [Theory]
    [InlineData("takes no --timeline", "sweep", "small.yaml", "--timeline")]
    [InlineData("takes no --timeline", "compare", "small.yaml", "--timeline")]
    [InlineData("means nothing without it", "run", "small.yaml", "--timeline-from", "1 s")]
    [InlineData("means nothing without it", "run", "small.yaml", "--timeline-for", "1 s")]
    [InlineData("takes a time such as '10 s'", "run", "small.yaml", "--timeline", "--timeline-for", "long")]
    [InlineData("takes a time above zero", "run", "small.yaml", "--timeline", "--timeline-for", "0 s")]
    [InlineData("not within the run, which ends at 2 s", "run", "small.yaml", "--timeline", "--timeline-from", "2 s")]
    public void Timeline_that_means_nothing_is_refused(string words, params string[] args)
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.Usage, desk.Run(args));
        Assert.Contains(words, desk.Error, StringComparison.Ordinal);
        Assert.False(desk.Has("results"));
    }

    private static decimal Start(JsonElement span) => span.GetProperty("ts").GetDecimal();

    private static JsonElement About(Desk desk)
    {
        using var trace = JsonDocument.Parse(desk.Text("results/small/timeline.json"));
        return trace.RootElement.GetProperty("otherData").Clone();
    }
}
