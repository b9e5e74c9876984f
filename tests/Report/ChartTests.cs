using System.Xml.Linq;
using HvSim.Experiments;
using HvSim.Report;
using HvSim.Report.Charts;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class ChartTests
{
    [Fact]
    public void Sweep_has_its_charts_with_their_texts()
    {
        var charts = Charts(FabricatedStudies.Found());
        Assert.Equal(["response-time", "cpu-wait", "processor-time", "breakdown", "breakdown-slowest"], charts.Keys);
        AssertTexts(charts["response-time"], "Response time of web requests by number of web guests", "number of web guests",
            "response time, ms", "p95", "50 ms", "holds at 31,", "breaks at 32", "no steady state",
            "the class's worst guest; 95 % intervals over 3 replications");
        AssertTexts(charts["cpu-wait"], "CPU wait per dispatch, us (log scale)",
            "virtual processors / logical processors", "60 us", "100 us");
        AssertTexts(charts["processor-time"], "logical processor time, %", "hypervisor", "root", "guest", "idle");
        AssertTexts(charts["breakdown"], "mean response time, ms", "CPU wait", "work", "guest queue", "no steady state");
        AssertTexts(charts["breakdown-slowest"], "mean over the slowest 5 % of the requests", "CPU wait", "no steady state");
    }

    /// <summary>Where nothing is shown to hold or to break, the shaded span says what it is.</summary>
    [Theory]
    [InlineData(null, 3, "undecided below,", "breaks at 32")]
    [InlineData(null, 0, "breaks at 4", "50 ms")]
    [InlineData(1, null, "holds at 16,", "undecided above")]
    [InlineData(3, null, "holds up to 32", "50 ms")]
    [InlineData(null, null, "undecided", "50 ms")]
    public void Bracket_with_an_open_end_is_undecided_there(int? pass, int? fail, params string[] texts)
    {
        var points = FabricatedStudies.Found().Points.Take(4).ToList();
        PointResult? At(int? index) => index is { } known ? points[known] : null;
        var answer = FabricatedStudies.Answer(OverloadOutcome.Interrupted, At(pass), At(fail));
        AssertTexts(Charts(FabricatedStudies.Sweep(points, answer))["response-time"], texts);
    }

    [Fact]
    public void Run_that_was_too_short_is_told_from_one_without_a_steady_state()
    {
        var tooShort = FabricatedPoints.NoSteadyState(40, 1) with { State = PointState.RunTooShort };
        var points = FabricatedStudies.Found().Points.Take(4).Append(tooShort).Append(FabricatedPoints.NoSteadyState(44, 12.3));
        var charts = Charts(FabricatedStudies.Sweep([.. points], null));
        foreach (var name in new[] { "response-time", "breakdown", "breakdown-slowest" })
            AssertTexts(charts[name], "run too short", "no steady state");
    }

    [Fact]
    public void Png_is_a_picture_of_slide_size()
    {
        foreach (var chart in ChartSet.Render(FabricatedStudies.Found()).Charts)
        {
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], chart.Png.Take(4));
            Assert.Equal(1200, (chart.Png[18] << 8) + chart.Png[19]);
            Assert.Equal(700, (chart.Png[22] << 8) + chart.Png[23]);
            Assert.True(chart.Png.Length > 10_000, chart.Name);
        }
    }

    [Fact]
    public void Curve_that_explodes_is_cut_off_at_three_times_the_objective()
    {
        var study = FabricatedStudies.Sweep(
            [
                FabricatedPoints.Steady(4, 15, 1, 20, 9, HostHealth.OverProvisioned),
                FabricatedPoints.Steady(8, 5000, 100, 99, 5000, HostHealth.OverCommitted),
            ],
            null);
        AssertTexts(Charts(study)["response-time"],
            "the class's worst guest; 95 % intervals over 3 replications; higher values are off the scale");
    }

    [Fact]
    public void Positions_far_beyond_the_last_steady_one_are_left_out_where_there_is_nothing_to_draw()
    {
        var points = FabricatedStudies.Found().Points
            .Concat([FabricatedPoints.NoSteadyState(100, 90), FabricatedPoints.NoSteadyState(200, 200)]).ToList();
        var charts = Charts(FabricatedStudies.Sweep(points, null));
        Assert.DoesNotContain(">200<", Compact(charts["response-time"]));
        Assert.Contains(">200<", Compact(charts["processor-time"]));
    }

    [Fact]
    public void Objective_on_the_mean_adds_its_line()
    {
        var scenario = Fabricated.Scenario(
            "?", [Fabricated.Guest("web", 4)], [Fabricated.WebObjective with { Statistic = ObjectiveStatistic.Mean }]);
        PointResult[] points =
        [
            FabricatedPoints.Steady(4, 15, 1, 20, 9, HostHealth.OverProvisioned, scenario),
            FabricatedPoints.Steady(8, 20, 1, 40, 9, HostHealth.OverProvisioned, scenario),
        ];
        var study = Study.Of(Fabricated.Loaded(scenario), new SweepResult(points, null, Interrupted: false), Fabricated.Tool);
        AssertTexts(Charts(study)["response-time"], "mean", "p50", "p95", "p99");
    }

    [Fact]
    public void Grid_has_a_line_for_each_combination_and_stacks_of_each()
    {
        var charts = Charts(FabricatedStudies.Grid());
        AssertTexts(charts["response-time"], "hypervisor.slice 1 ms", "hypervisor.slice 10 ms");
        Assert.Contains("response-time-sql", charts.Keys);
        Assert.Contains("processor-time-hypervisor-slice-10-ms", charts.Keys);
    }

    [Fact]
    public void Batch_sweep_shows_the_stretch()
    {
        var charts = Charts(FabricatedStudies.Batch());
        AssertTexts(charts["stretch"],
            "elapsed time / native elapsed time", "hypervisor.slice 5 ms", "4.08 +- 0.05", "native = 1");
        AssertTexts(charts["elapsed-time"], "elapsed time, s", "mean", "slowest guest");
    }

    [Fact]
    public void Published_figures_stand_beside_the_simulated_ones()
    {
        var svg = StretchChart.Draw(new StretchFigure
        {
            Name = "stretch",
            Title = "Stretch",
            Note = "note",
            Bars = [new StretchBar("one", new ChartValue(1.15, 0.02), 1.17), new StretchBar("late", null, null)],
        }).Svg();
        AssertTexts(svg, "1.15 +- 0.02", "published 1.17", "published", "simulated", "not finished");
    }

    [Fact]
    public void Single_run_shows_time_and_parts() =>
        Assert.Equal(["processor-time", "breakdown"], Charts(FabricatedStudies.SingleRun()).Keys);

    [Fact]
    public void Run_with_memory_shows_what_guests_hold_and_have_committed()
    {
        var scenario = FabricatedMemory.Scenario(Fabricated.Guest("web", 24), Fabricated.Guest("sql", 2));
        var charts = Charts(FabricatedMemory.Run(FabricatedMemory.Point(24, scenario)));
        Assert.Equal(["processor-time", "memory", "breakdown"], charts.Keys);
        AssertTexts(charts["memory"], "memory, GiB", "simulated time, s", "web: held", "web: committed", "sql: held");
    }

    [Fact]
    public void Study_without_values_draws_what_there_is()
    {
        var refused = FabricatedStudies.Sweep([FabricatedPoints.NotAdmitted(4), FabricatedPoints.NotAdmitted(8)], null);
        Assert.Empty(ChartSet.Render(refused).Charts);
        var growing = FabricatedStudies.Sweep([FabricatedPoints.NoSteadyState(4, 1), FabricatedPoints.NoSteadyState(8, 2)], null);
        Assert.Equal(["cpu-wait", "processor-time"], Charts(growing).Keys);
        Assert.Empty(ChartSet.Render(FabricatedStudies.Sweep([], null)).Charts);
    }

    [Fact]
    public void Single_point_of_a_sweep_is_drawn_too()
    {
        var one = FabricatedStudies.Sweep([FabricatedPoints.Steady(4, 15, 1, 20, 9, HostHealth.OverProvisioned)], null);
        Assert.Equal(5, Charts(one).Count);
    }

    private static OrderedDictionary<string, string> Charts(Study study) =>
        new(ChartSet.Render(study).Charts.Select(c => KeyValuePair.Create(c.Name, c.Svg)));

    private static string Compact(string svg) => string.Concat(svg.Where(c => !char.IsWhiteSpace(c)));

    private static void AssertTexts(string svg, params string[] expected)
    {
        var texts = XDocument.Parse(svg).Descendants()
            .Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim()).ToList();
        foreach (var text in expected)
            Assert.Contains(text, texts);
    }
}
