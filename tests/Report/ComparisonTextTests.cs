using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Report.Comparison;
using HvSim.Report.Text;
using HvSim.Scenarios;
using HvSim.Tests.Experiments.Comparison;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>A comparison in words; the figures of the golden text are worked out by hand.</summary>
public sealed class ComparisonTextTests
{
    // Differences -8, -9, -7: mean -8, standard error 1 / sqrt(3). With one of three alternatives, t(2, 1 - 0.05 / 6) = 7.649, so
    // that the interval is -8 +- 4.42. Variances 7 and 4, covariance 5: correlation 5 / sqrt(28), factor 11.
    private static readonly double[] Base = [48, 50, 52];
    private static readonly double[] Better = [40, 41, 45];

    // Differences 1, -6, 5: mean 0, variance 31, half width 7.649 * sqrt(31 / 3) = 24.6. Variances 43 and 4, covariance 8:
    // correlation 8 / sqrt(172), factor 47 / 31.
    private static readonly double[] Unclear = [49, 44, 57];

    [Fact]
    public void Comparison_reads_as_written_by_hand() => Golden.Holds("comparison.txt",
        ComparisonAnswer.Text(Study(), new ResultPlace("results/web-density", 1, "")));

    [Fact]
    public void Chart_has_a_row_for_each_difference()
    {
        var chart = ForestChart.Draw(ForestFigures.Of(Study()).Single()).Render();
        Assert.Contains("short-slice: web p95", chart.Svg, StringComparison.Ordinal);
        Assert.Contains("weight: web p95", chart.Svg, StringComparison.Ordinal);
        Assert.Contains("difference, % of base", chart.Svg, StringComparison.Ordinal);
        Assert.DoesNotContain("crowd", chart.Svg, StringComparison.Ordinal);
    }

    /// <summary>Its share of next to nothing would fill the chart.</summary>
    [Fact]
    public void Chart_has_no_row_for_a_difference_of_cpu_wait_that_cannot_matter()
    {
        PointResult Point(double[] p95, double[] wait) => Compared.Point(
            Compared.P95(p95),
            Compared.Reading(MetricCatalog.CpuWaitPerDispatch, Statistic.Mean, "", thin: false, wait) with { Guest = "" });
        string Chart(double[] wait) => ForestChart.Draw(ForestFigures.Of(Study(
            Point(Base, [0.001, 0, 0.002]), ("short-slice", Point(Better, wait)))).Single()).Render().Svg;
        Assert.Contains("CPU wait", Chart([40, 41, 42]), StringComparison.Ordinal);
        Assert.DoesNotContain("CPU wait", Chart([0.01, 0, 0.001]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_did_not_help_is_a_note()
    {
        var answer = ComparisonAnswer.Of(Study(
            Compared.Point(Compared.P95(Base)), ("short-slice", Compared.Point(Compared.P95(45, 41, 40)))), null);
        Assert.DoesNotContain(answer.Lines, line => line.Text.Contains("did not help", StringComparison.Ordinal));
        Assert.Single(answer.Notes, note => note.StartsWith(
            "Common random numbers did not help with web p95 of short-slice", StringComparison.Ordinal));
    }

    [Fact]
    public void Alternative_without_results_has_one_row_with_its_reason_in_the_table()
    {
        var rows = ComparisonCsv.Of(Study()).Split('\n').Where(row => row.Contains("crowd", StringComparison.Ordinal)).ToList();
        Assert.EndsWith("worse,invented NoSteadyState", Assert.Single(rows), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_open_is_said_by_alternative_and_metric() =>
        Assert.Equal("weight: web p95 undecided", OpenWords.Of(Study().Result));

    [Theory]
    [InlineData("Slightly lower: web LP busy -1.0 %", 98, 99, 99, 100)] // Of 5 % that matter for means.
    [InlineData("Lower: web LP busy -10.0 %", 89, 90, 90, 91)]
    public void Neutral_metric_that_is_only_slightly_lower_can_be_compared(string told, double a, double b, double c, double d)
    {
        MetricReading Busy(double[] of) => Compared.Reading(MetricCatalog.LpBusy, Statistic.Mean, "", thin: false, of);
        var text = Flat(ComparisonAnswer.Text(Study(
            Compared.Idle(Busy([99, 100, 100, 101])), ("short-slice", Compared.Idle(Busy([a, b, c, d]))))));
        Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Contains(", against the file as it stands: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("can be compared", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, true)]
    public void Figure_of_all_guests_stands_beside_that_of_the_worst_where_there_are_several(int guests, bool isThere)
    {
        var text = ComparisonAnswer.Text(Study(Point(Base), ("short-slice", Point(Better))));
        Assert.Contains("web p95 (worst) ms", text, StringComparison.Ordinal);
        Assert.Equal(isThere, text.Contains("web p95 ms", StringComparison.Ordinal));

        PointResult Point(double[] values)
        {
            var (pooled, worst) = (Compared.P95(values), Compared.P95(values) with { Scope = Scope.Worst });
            return Compared.Point(worst, pooled) with
            {
                Scenario = Fabricated.Scenario("Which?", [Fabricated.Guest("web", guests)], [Fabricated.WebObjective]),
                Objectives = [new ObjectiveVerdict(Fabricated.WebObjective, worst, Verdict.Pass, "")],
            };
        }
    }

    /// <summary>A tail that rests on too few observations leaves a mean that does not.</summary>
    [Fact]
    public void What_is_decided_beside_something_undecided_is_said()
    {
        PointResult Point(double[] values) => Compared.Point(
            Compared.P95(values) with { ThinData = true },
            Compared.Reading(MetricCatalog.ResponseTime, Statistic.Mean, Scope.Pooled, thin: false, values));
        var text = Flat(ComparisonAnswer.Text(Study(Point(Base), ("short-slice", Point(Better)))));
        Assert.Contains("undecided whether it is better or worse", text, StringComparison.Ordinal);
        Assert.Contains("Decided all the same, better: web mean -8.0 ms", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_say_what_they_compare() => Assert.Equal(
        ["short-slice against the file as it stands", "weight against the file as it stands"],
        ComparisonAnswer.Of(Study(), null).Tables.Select(table => table.Caption));

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static ComparisonStudy Study() => Study(
        Compared.Point(Compared.P95(Base)),
        ("short-slice", Compared.Point(Compared.P95(Better))),
        ("weight", Compared.Point(Compared.P95(Unclear))),
        ("crowd", Compared.Without(PointState.NoSteadyState)));

    private static ComparisonStudy Study(PointResult theBase, params (string Name, PointResult Point)[] against)
    {
        var baseline = Named("base", theBase);
        (string Name, PointResult Point)[] others = [.. against.Select(one => (one.Name, Named(one.Name, one.Point)))];
        return new ComparisonStudy
        {
            Loaded = Fabricated.Loaded(baseline.Scenario!),
            Alternatives =
            [
                new ContenderText("short-slice", [new Override("host.hypervisor.slice", "5 ms")], null),
                new ContenderText("weight", [new Override("guests.web.cpu.weight", "400")], null),
                new ContenderText("crowd", [new Override("guests.web.count", "90")], null),
            ],
            BaseWords = "the file as it stands",
            Simulated = new SweepResult([baseline, .. others.Select(one => one.Point)], null, Interrupted: false),
            Result = ComparisonResult.Of("base", baseline, others, others.Length),
            ToolVersion = Fabricated.Tool,
        };
    }

    private static PointResult Named(string name, PointResult point) =>
        point with { Coordinates = [new AxisValue(ComparisonPlan.Axis, name)] };
}
