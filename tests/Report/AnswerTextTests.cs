using HvSim.Experiments;
using HvSim.Report;
using HvSim.Report.Text;
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

    [Fact]
    public void Range_without_a_break_says_so()
    {
        var answer = FabricatedStudies.Answer(OverloadOutcome.NeverBreaks, Good, null);
        Assert.Contains("No limit breaks up to 16 web guests, the end of the range.", Text([Good], answer));
    }

    [Fact]
    public void Range_without_a_sure_break_names_the_undecided_points()
    {
        var answer = FabricatedStudies.Answer(OverloadOutcome.NeverBreaks, Good, null, Unclear) with { LikelyPass = Unclear };
        var text = Text([Good, Unclear], answer);
        Assert.Contains("No limit surely breaks up to 30 web guests, the end of the range; 30 is undecided.", text);
        Assert.Contains("Going by the estimates alone, 30 web guests fit; more replications would decide.", text);
    }

    [Fact]
    public void Range_that_breaks_at_once_says_that_nothing_fits()
    {
        var answer = FabricatedStudies.Answer(OverloadOutcome.BreaksAtFirst, null, Bad);
        Assert.Contains(
            "Not even 32 web guests, the start of the range, fit: at 32 "
                + $"the objective \"{FabricatedStudies.BrokenObjective}\" breaks.",
            Text([Bad], answer));
    }

    [Fact]
    public void Undecided_points_make_the_answer_an_interval()
    {
        var answer = FabricatedStudies.Answer(OverloadOutcome.Found, Good, Bad, Unclear) with { LikelyPass = Unclear };
        var text = Text([Good, Unclear, Bad], answer);
        Assert.Contains("The limit lies between 16 and 32 web guests: 16 surely fit; at 32 the objective", text);
        Assert.Contains("; 30 is undecided.", text);
        Assert.Contains("Going by the estimates alone, 30 web guests fit and 32 do not; more replications would decide.", text);
    }

    [Fact]
    public void Points_with_too_few_observations_ask_for_a_longer_run_and_nothing_surely_fits()
    {
        var thin = Unclear with
        {
            Objectives = [.. Unclear.Objectives.Select(o => o with { Reading = o.Reading with { ThinData = true } })],
        };
        var answer = FabricatedStudies.Answer(OverloadOutcome.Found, null, Bad, thin) with { LikelyPass = thin };
        var text = Text([thin, Bad], answer);
        Assert.Contains("No number of guests is sure to keep every limit; at 32 the objective", text);
        Assert.Contains("; 30 is undecided, with too few observations.", text);
        Assert.Contains("30 web guests fit and 32 do not; a longer run would decide.", text);
        Assert.DoesNotContain("surely", text);
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
    public void Point_that_is_not_admitted_names_the_limit_and_shows_no_number()
    {
        var refused = FabricatedPoints.NotAdmitted(40);
        var text = Text([Good, refused], FabricatedStudies.Answer(OverloadOutcome.Found, Good, refused));
        Assert.Contains("At 40 the host does not admit the scenario: 80 virtual processors of 20 % reserve", text);
        Assert.Contains("40     n/a          n/a     n/a        n/a    n/a   n/a  n/a          n/a  not admitted", text);
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
        Assert.Contains("is kept at 4 to 31 web guests, breaks at 32 to 48 web guests.", text);
    }

    [Fact]
    public void Grid_of_two_classes_has_a_line_for_each_class()
    {
        var text = AnswerText.Of(FabricatedStudies.Grid());
        Assert.Contains("10 ms                     24  web", text);
        Assert.Contains("10 ms                     24  sql", text);
    }

    [Fact]
    public void Thin_data_is_marked()
    {
        var thin = Good with { Readings = [.. Good.Readings.Select(r => r with { ThinData = true })] };
        var text = Text([thin], null);
        Assert.Contains("24.2 +- 0.7*", text);
        Assert.Contains("* too few observations", text);
    }

    private static string Text(IReadOnlyList<PointResult> points, OverloadAnswer? answer) =>
        AnswerText.Of(FabricatedStudies.Sweep(points, answer)).Replace("\n    ", " ");
}
