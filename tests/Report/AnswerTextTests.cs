using HvSim.Experiments;
using HvSim.Report;
using HvSim.Report.Text;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class AnswerTextTests
{
    private static readonly PointResult Good = FabricatedPoints.Steady(16, 24.2, 0.7, 52, 31, HostHealth.EfficientlyProvisioned);
    private static readonly PointResult Bad = FabricatedPoints.Steady(32, 61.3, 3.4, 94, 212, HostHealth.OverCommitted);
    private static readonly PointResult Unclear = FabricatedPoints.Steady(30, 49, 2, 85, 90, HostHealth.Strained);

    [Fact]
    public void Search_that_found_its_answer_reads_as_written_by_hand() => Golden.Holds("found.txt", AnswerText.Of(
        FabricatedStudies.Found(),
        new AnswerOptions { Place = new ResultPlace("results/web-density", 4, "hvsim report results/web-density") }));

    [Fact]
    public void Single_run_reads_as_written_by_hand() => Golden.Holds("run.txt", AnswerText.Of(FabricatedStudies.SingleRun()));

    [Fact]
    public void Batch_sweep_shows_elapsed_time_and_stretch() =>
        Golden.Holds("batch.txt", AnswerText.Of(FabricatedStudies.Batch()));

    [Theory]
    [InlineData(ObjectiveStatistic.Mean, "mean ms", "p50 ms", "12.10 +- 0.17", "web mean response time: from 12.1 ms at 16")]
    [InlineData(ObjectiveStatistic.P50, "p50 ms", "mean ms", "8.07 +- 0.17", "web response time p50: from 8.1 ms at 16")]
    [InlineData(ObjectiveStatistic.P99, "p99 ms", "mean ms", "36.3 +- 1.4", "web response time p99: from 36.3 ms at 16")]
    public void Statistic_that_an_objective_bounds_is_in_table_and_sentence_of_a_sweep(
        ObjectiveStatistic bounded, string there, string absent, string interval, string sentence)
    {
        var scenario = FabricatedStudies.WebScenario();
        var objective = Fabricated.WebObjective with { Statistic = bounded };
        var loaded = Fabricated.Loaded(scenario with { Objectives = [objective] });
        var study = Study.Of(loaded, new SweepResult([Good, Bad], null, Interrupted: false), Fabricated.Tool);
        var text = AnswerText.Of(study);
        Assert.Contains(there, text, StringComparison.Ordinal);
        Assert.DoesNotContain(absent, text, StringComparison.Ordinal);
        Assert.Contains(interval, text, StringComparison.Ordinal);
        Assert.DoesNotContain("24.20 +- 0.70", text, StringComparison.Ordinal);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Range_without_a_break_says_so()
    {
        var answer = FabricatedStudies.Answer(OverloadOutcome.NeverBreaks, Good, null);
        Assert.Contains("No limit breaks up to 16 web guests, the end of the range.", Text([Good], answer));
    }

    [Fact]
    public void Range_without_a_break_that_is_shown_names_the_undecided_points()
    {
        var answer = FabricatedStudies.Answer(OverloadOutcome.NeverBreaks, Good, null, Unclear) with { LikelyPass = Unclear };
        var text = Text([Good, Unclear], answer);
        Assert.Contains("No limit is shown to break up to 30 web guests, the end of the range; 30 is undecided.", text);
        Assert.Contains("Going by the estimates alone, 30 web guests fit; more replications would decide.", text);
    }

    [Fact]
    public void Range_that_breaks_at_once_says_that_nothing_fits()
    {
        var answer = FabricatedStudies.Answer(OverloadOutcome.BreaksAtFirst, null, Bad);
        Assert.Contains(
            "Not even 32 web guests, the start of the range, fit: at 32 "
                + $"the objective \"{FabricatedStudies.BrokenObjective}\" breaks. "
                + "Begin the axis lower to see how many do: --set guests.web.count=1..32.",
            Text([Bad], answer));
    }

    [Fact]
    public void Undecided_points_make_the_answer_an_interval()
    {
        var answer = FabricatedStudies.Answer(OverloadOutcome.Found, Good, Bad, Unclear) with { LikelyPass = Unclear };
        var text = Text([Good, Unclear, Bad], answer);
        Assert.Contains("By the 95 % intervals the limit lies between 16 and 32 web guests: 16 fit; at 32 the objective", text);
        Assert.Contains("; 30 is undecided.", text);
        Assert.Contains("Going by the estimates alone, 30 web guests fit and 32 do not; more replications would decide.", text);
    }

    [Fact]
    public void Points_with_too_few_observations_ask_for_a_longer_run_and_nothing_is_said_to_fit()
    {
        var thin = Thin(Unclear);
        var answer = FabricatedStudies.Answer(OverloadOutcome.Found, null, Bad, thin) with { LikelyPass = thin };
        var text = Text([thin, Bad], answer);
        Assert.Contains("No number of guests is shown to keep every limit; at 32 the objective", text);
        Assert.Contains("; 30 is undecided (too few observations).", text);
        Assert.Contains("30 web guests fit and 32 do not; a longer run would decide.", text);
        Assert.DoesNotContain("sure", text);
    }

    [Fact]
    public void Undecided_points_are_named_in_a_search_as_in_a_grid_with_the_same_reason()
    {
        var thin = Thin(FabricatedPoints.Steady(4, 20, 40, 10, 1, HostHealth.OverProvisioned));
        PointResult[] points = [thin, Good, Unclear, Bad];
        var answer = FabricatedStudies.Answer(OverloadOutcome.Found, Good, Bad, Unclear) with { LikelyPass = Unclear };
        Assert.Contains(
            "Away from the answer, the point at 4 web guests is undecided (too few observations).", Flat(Text(points, answer)));
        Assert.DoesNotContain("Away from", Text([Good, Unclear, Bad], answer));
        var early = FabricatedPoints.Steady(8, 20, 40, 10, 1, HostHealth.OverProvisioned) with { State = PointState.RunTooShort };
        Assert.Contains(
            "the points at 4 and 8 web guests are undecided (4: too few observations; 8: run too short).",
            Flat(Text([thin, early, Good, Unclear, Bad], answer)));
        var grid = Flat(Text(points, null));
        Assert.Contains("is undecided at 4 and 30 web guests (4: too few observations), breaks at 32 web guests.", grid);
        Assert.Contains("is undecided at every point (too few observations).", Flat(Text([thin], null)));
    }

    [Theory]
    [InlineData(21, "The 24th guest is of class sql.")]
    [InlineData(20, "")]
    public void Edge_of_a_mix_names_the_class_of_the_guest_that_was_one_too_many(int webBefore, string expected)
    {
        PointResult Point(int web, int sql) => FabricatedPoints.Steady(web + sql, 30, 1, 50, 10, HostHealth.Strained,
            Fabricated.Scenario("How many?", [Fabricated.Guest("web", web), Fabricated.Guest("sql", sql)],
                [Fabricated.WebObjective])) with
        { Coordinates = [new AxisValue("mix.total", $"{web + sql}")] };
        var (pass, fail) = (Point(webBefore, 2), Point(21, 3));
        var text = Text([pass, fail], FabricatedStudies.Answer(OverloadOutcome.Found, pass, fail));
        if (expected.Length > 0)
            Assert.Contains(expected, text);
        else
            Assert.DoesNotContain("is of class", text);
    }

    [Fact]
    public void Points_of_a_grid_without_a_steady_state_are_named_with_what_is_at_its_limit()
    {
        var growing = FabricatedPoints.NoSteadyState(44, 12.3);
        Assert.Contains("There is no steady state at 44 web guests; times there are left out. web response time p95",
            Flat(Text([Good, Bad, growing], null)), StringComparison.Ordinal);
        var ofRoot = growing with
        {
            Readings =
            [
                .. growing.Readings.Where(reading => reading.Metric != MetricCatalog.LpBusy),
                Fabricated.Reading(RootMetrics.BusiestRunTime, "", Statistic.Mean, "", 99.2),
            ],
        };
        Assert.Contains("At its limit at 44 web guests: busiest root virtual processor 99.2 % busy.",
            Flat(Text([Good, Bad, ofRoot], null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Search_says_how_many_values_it_left_out()
    {
        var axis = new SweepAxis(Fabricated.Axis, [.. Enumerable.Range(1, 48).Select(web => $"{web}")]);
        var study = FabricatedStudies.Found();
        var scenario = study.Loaded.Scenario with { Sweep = new SweepSpec { Axes = [axis], FindOverload = true } };
        Study With(bool interrupted) => Study.Of(
            Fabricated.Loaded(scenario), study.Result with { Interrupted = interrupted }, Fabricated.Tool);

        Assert.Contains("The search simulated 6 of 48 values; the answer does not hang on the other 42, so they were left out.",
            Flat(AnswerText.Of(With(interrupted: false))), StringComparison.Ordinal);
        Assert.DoesNotContain("The search simulated", Flat(AnswerText.Of(With(interrupted: true))), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_on_the_host_is_the_worst_of_processors_and_devices()
    {
        var strained = Good with { IoVerdict = new HostVerdict(HostHealth.OverCommitted, "ssd0 99.0 % busy (above 90 %)") };
        Assert.Contains("I/O over-committed", Text([strained, Bad], null), StringComparison.Ordinal);
        Assert.Contains("the host's I/O is over-committed: ssd0 99.0 % busy (above 90 %)",
            Flat(Text([strained, Bad], FabricatedStudies.Answer(OverloadOutcome.Found, strained, Bad))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Point_that_is_not_admitted_names_the_limit_and_shows_no_number()
    {
        var refused = FabricatedPoints.NotAdmitted(40);
        var text = Text([Good, refused], FabricatedStudies.Answer(OverloadOutcome.Found, Good, refused));
        Assert.Contains("At 40 the host does not admit the scenario: 80 virtual processors of 20 % reserve", text);
        Assert.Contains("40     n/a            n/a     n/a        n/a    n/a   n/a  n/a          n/a  not admitted", text);
    }

    [Fact]
    public void Point_without_a_steady_state_names_the_growing_backlog()
    {
        var growing = FabricatedPoints.NoSteadyState(44, 12.3);
        var text = Text([Good, growing], FabricatedStudies.Answer(OverloadOutcome.Found, Good, growing));
        Assert.Contains("At 44 there is no steady state: web backlog grows by 12.3 /s", text);
        Assert.Contains("44 web guests: no steady state", text);
    }

    [Fact]
    public void Batch_work_that_is_not_done_is_said_to_be_late()
    {
        var late = FabricatedPoints.NoSteadyState(40, 1) with
        {
            State = PointState.NotFinished,
            StateReason = "batch work not done: 3 of 3 replications ended before job[0]",
        };
        var text = Text([Good, late], FabricatedStudies.Answer(OverloadOutcome.Found, Good, late));
        Assert.Contains("At 40 the batch work is not done in time: 3 of 3 replications ended before job[0].", text);
        var alone = Study.Of(Fabricated.Loaded(FabricatedStudies.WebScenario()), late with { Coordinates = [] }, Fabricated.Tool);
        Assert.Contains("The batch work is not done in time: 3 of 3", AnswerText.Of(alone));
    }

    [Fact]
    public void Interrupted_search_says_what_is_known_so_far()
    {
        var answer = FabricatedStudies.Answer(OverloadOutcome.Interrupted, Good, Bad);
        var text = AnswerText.Of(FabricatedStudies.Sweep([Good, Bad], answer, interrupted: true));
        Assert.Contains("Interrupted: some points are missing", text);
        Assert.Contains("So far: 16 web guests fit; at 32 the objective", text.ReplaceLineEndings(" "));
    }

    [Fact]
    public void Axis_that_counts_no_guests_is_named_by_its_path()
    {
        var points = new[] { Good, Bad }
            .Select(p => p with { Coordinates = [new AxisValue("guests.web.workload.requests.rate", $"{p.Guests} /s")] })
            .ToList();
        var text = Text(points, FabricatedStudies.Answer(OverloadOutcome.Found, points[0], points[1]));
        Assert.Contains("Every limit is kept up to guests.web.workload.requests.rate = 16 /s. At 32 /s the objective", text);
    }

    [Fact]
    public void Sweep_without_a_search_says_where_each_objective_holds()
    {
        var study = FabricatedStudies.Sweep(FabricatedStudies.Found().Points, null);
        var text = AnswerText.Of(study).Replace("\n    ", " ");
        Assert.Contains("is kept at 4, 16 and 31 web guests, breaks at 32, 44 and 48 web guests.", text);
    }

    [Fact]
    public void Grid_of_two_classes_has_a_line_for_each_class()
    {
        var text = AnswerText.Of(FabricatedStudies.Grid());
        Assert.Contains("10 ms                     24  web", text);
        Assert.Contains("10 ms                     24  sql", text);
    }

    [Fact]
    public void Grid_says_where_the_objective_holds_on_each_line_and_where_times_are_least_and_greatest()
    {
        var text = Flat(AnswerText.Of(FabricatedStudies.Grid(limitMs: 30)));
        Assert.Contains("host.hypervisor.slice = 1 ms: kept at 8 web guests, broken at 16 and 24 web guests", text);
        Assert.Contains("host.hypervisor.slice = 10 ms: kept at 8 and 16 web guests, broken at 24 web guests", text);
        Assert.Contains(
            "web response time p95: from 20.0 ms at host.hypervisor.slice = 10 ms and 8 web guests"
                + " to 44.0 ms at host.hypervisor.slice = 1 ms and 24 web guests, 2.2 times as long.",
            text);
    }

    [Fact]
    public void Single_point_of_a_sweep_says_which_one_it_is()
    {
        var study = FabricatedStudies.SingleRun();
        var sweep = new SweepSpec
        {
            Axes = [new SweepAxis("host.hypervisor.slice", ["1 ms", "10 ms"])],
            FindOverload = false,
        };
        var loaded = Fabricated.Loaded(study.Loaded.Scenario with { Sweep = sweep });
        var text = AnswerText.Of(study with { Loaded = loaded });
        Assert.Contains("  At host.hypervisor.slice = 10 ms the objective is kept.", text);
    }

    [Fact]
    public void Only_guest_of_its_class_is_not_called_the_worst()
    {
        var scenario = Fabricated.Scenario("How long?", [Fabricated.Guest("web", 1)], [Fabricated.WebObjective]);
        var point = FabricatedPoints.Steady(1, 33, 1.2, 71, 52, HostHealth.EfficientlyProvisioned, scenario);
        var text = AnswerText.Of(Study.Of(Fabricated.Loaded(scenario), point with { Coordinates = [] }, Fabricated.Tool));
        Assert.Contains("kept: web response-time p95 (worst) <= 50 ms: p95 33.0 ms (31.8 to 34.2)\n", text);
    }

    [Fact]
    public void Several_broken_objectives_are_named_in_the_plural_and_each_is_read()
    {
        var text = Flat(AnswerText.Of(FabricatedStudies.TwoBroken()));
        Assert.Contains(
            "At 32 the objectives \"web response-time p95 (worst) <= 50 ms\" and "
                + "\"sql response-time p95 (worst) <= 20 ms\" break.",
            text);
        Assert.Contains("32 guests: web p95 61.3 ms (57.9 to 64.7)", text);
        Assert.Contains("sql p95 61.3 ms (57.9 to 64.7)", text);
    }

    [Fact]
    public void Many_points_of_many_classes_are_cut_to_those_around_the_answer()
    {
        var text = AnswerText.Of(FabricatedStudies.ManyClasses());
        var rows = text.Split('\n').Where(l => l.Contains("  one-way-busy  ", StringComparison.Ordinal)).ToList();
        Assert.Equal(["1", "13", "14"], rows.Select(r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Contains(
            "The table of the host shows 16 of 20 points, and that by class 3 of 20 points, "
                + "the first and those around the answer; 17 are left out. summary.csv has all.",
            Flat(text));
        // Dealt out in turn to eight classes, the 14th guest is the second one of the sixth class.
        Assert.Contains("The 14th guest is of class four-way-busy.", text);
    }

    [Fact]
    public void Figure_that_an_objective_bounds_has_its_interval_in_the_table()
    {
        var busy = new ObjectiveSpec
        {
            Guest = "",
            Metric = ObjectiveMetric.LpBusy,
            Statistic = ObjectiveStatistic.Mean,
            Limit = ObjectiveLimit.FromPercent(75),
            Across = ObjectiveScope.Pooled,
        };
        var study = FabricatedStudies.Sweep([Good], null);
        var loaded = Fabricated.Loaded(study.Loaded.Scenario with { Objectives = [busy] });
        Assert.Contains("52.00 +- 0.20", AnswerText.Of(study with { Loaded = loaded }));
        Assert.DoesNotContain("52.00 +- 0.20", AnswerText.Of(study));
    }

    [Fact]
    public void Thin_data_is_marked()
    {
        var thin = Good with { Readings = [.. Good.Readings.Select(r => r with { ThinData = true })] };
        var text = Text([thin], null);
        Assert.Contains("24.20 +- 0.70*", text);
        Assert.Contains("* too few observations", text);
    }

    private static PointResult Thin(PointResult point) => point with
    {
        Objectives = [.. point.Objectives.Select(o => o with { Reading = o.Reading with { ThinData = true } })],
    };

    private static string Text(IReadOnlyList<PointResult> points, OverloadAnswer? answer) =>
        AnswerText.Of(FabricatedStudies.Sweep(points, answer)).Replace("\n    ", " ");

    /// <summary>The text without its line breaks and columns.</summary>
    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
