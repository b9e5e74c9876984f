using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using Xunit;

namespace HvSim.Tests.Experiments.Comparison;

public sealed class ComparisonVerdictTests
{
    private static readonly double[] Hundred = [99, 100, 101, 100];

    [Theory]
    [InlineData(ComparisonVerdict.Better, false, 79, 80, 81, 81)]
    [InlineData(ComparisonVerdict.Worse, false, 119, 120, 121, 121)]
    [InlineData(ComparisonVerdict.Worse, true, 101, 102, 104, 102)] // +2 %, of 10 % that matter for p95
    [InlineData(ComparisonVerdict.NoDifferenceShown, false, 100, 99, 102, 99)]
    [InlineData(ComparisonVerdict.Undecided, false, 90, 115, 95, 105)]
    public void P95_is_judged_by_its_interval_and_by_what_matters(
        ComparisonVerdict expected, bool slight, double a, double b, double c, double d)
    {
        var compared = Compared.Of(Compared.Point(Compared.P95(a, b, c, d)), Compared.Point(Compared.P95(Hundred)));
        var metric = Assert.Single(compared.Metrics);
        Assert.Equal((expected, slight), (metric.Verdict, metric.IsSlight));
        Assert.Equal(expected, compared.Verdict);
        Assert.Equal(expected == ComparisonVerdict.Undecided, compared.IsOpen);
        Assert.Equal(10, metric.Matters, 10);
    }

    /// <summary>On a base of next to nothing any difference is a large share of it.</summary>
    [Theory]
    [InlineData(ComparisonVerdict.NoDifferenceShown, 0.001, 0.01, 0, 0.002)]
    [InlineData(ComparisonVerdict.Undecided, 0, 4, 0, 1)]
    [InlineData(ComparisonVerdict.Worse, 4, 5, 4, 5)]
    public void Cpu_wait_below_a_microsecond_shows_no_difference(
        ComparisonVerdict expected, double a, double b, double c, double d)
    {
        MetricReading Wait(params double[] of) =>
            Compared.Reading(MetricCatalog.CpuWaitPerDispatch, Statistic.Mean, Scope.Pooled, thin: false, of);
        var metric = Compared.Of(Compared.Point(Wait(a, b, c, d)), Compared.Point(Wait(0.002, 0, 0.003, 0.001))).Metrics.Single();
        Assert.Equal(expected, metric.Verdict);
        Assert.Equal(VerdictThresholds.WaitThatMatters.Value, metric.Matters, 10);
    }

    [Fact]
    public void Thin_data_decides_nothing()
    {
        var thin = Compared.Reading(MetricCatalog.ResponseTime, Statistic.P95, Scope.Pooled, thin: true, 79, 80, 81, 81);
        var compared = Compared.Of(Compared.Point(thin), Compared.Point(Compared.P95(Hundred)));
        Assert.Equal(ComparisonVerdict.Undecided, compared.Verdict);
        Assert.Equal("too few observations in some replication", compared.Metrics[0].Reason);
        Assert.NotNull(compared.Metrics[0].Difference);
    }

    [Fact]
    public void More_throughput_is_better_and_more_busy_time_is_only_more()
    {
        MetricReading[] Of(double factor) =>
        [
            Compared.Reading(MetricCatalog.Throughput, Statistic.Total, "", thin: false, [.. Hundred.Select(v => factor * v)]),
            Compared.Reading(MetricCatalog.LpBusy, Statistic.Mean, "", thin: false, [.. Hundred.Select(v => factor * v)]),
        ];
        var compared = Compared.Of(Compared.Point(Of(1.2)), Compared.Point(Of(1)));
        Assert.Equal(
            [ComparisonVerdict.Better, ComparisonVerdict.Higher], compared.Metrics.Select(metric => metric.Verdict));
        // Neither is asked for, so that the alternative as a whole is not judged by them.
        Assert.Equal(ComparisonVerdict.NotCompared, compared.Verdict);
    }

    [Fact]
    public void Neutral_metric_that_is_asked_for_and_differs_leaves_nothing_open()
    {
        Assert.False(Idle(Compared.Reading(MetricCatalog.LpBusy, Statistic.Mean, "", thin: false, 119, 120, 121, 121)).IsOpen);
        Assert.True(Idle(Compared.Reading(MetricCatalog.LpBusy, Statistic.Mean, "", thin: false, 80, 120, 90, 105)).IsOpen);
        Assert.True(Idle(Compared.Reading(MetricCatalog.LpBusy, Statistic.Mean, "", thin: false, 119, 120)).IsOpen);

        static ComparedAlternative Idle(MetricReading alternative)
        {
            var baseline = Compared.Idle(Compared.Reading(MetricCatalog.LpBusy, Statistic.Mean, "", thin: false, Hundred));
            return Compared.Of(baseline with { Readings = [alternative] }, baseline);
        }
    }

    [Fact]
    public void Slight_loss_does_not_outweigh_a_gain_that_matters()
    {
        var (gain, loss) = (Compared.P95(79, 80, 81, 81), Compared.P95(101, 102, 104, 102));
        Assert.Equal(ComparisonVerdict.Better, Both(gain, loss).Verdict);
        Assert.Equal(ComparisonVerdict.Mixed, Both(gain, Compared.P95(119, 120, 121, 121)).Verdict);

        ComparedAlternative Both(MetricReading pooled, MetricReading worst)
        {
            PointResult Point(MetricReading a, MetricReading b) => Objectives(Compared.Point(a, b with { Scope = Scope.Worst }));
            return Compared.Of(Point(pooled, worst), Point(Compared.P95(Hundred), Compared.P95(Hundred)));
        }

        PointResult Objectives(PointResult point) => point with
        {
            Objectives = [.. point.Readings.Select(reading =>
                new ObjectiveVerdict(HvSim.Tests.Report.Fabricated.WebObjective, reading, Verdict.Pass, ""))],
        };
    }

    [Fact]
    public void Runs_that_are_too_short_tell_neither_better_nor_worse()
    {
        var (without, steady) = (Compared.Without(PointState.RunTooShort), Compared.Point(Compared.P95(Hundred)));
        Assert.All([Compared.Of(without, steady), Compared.Of(steady, without)], one =>
        {
            Assert.Equal(ComparisonVerdict.Undecided, one.Verdict);
            Assert.True(one.IsOpen);
        });
    }

    [Theory]
    [InlineData(PointState.NoSteadyState)]
    [InlineData(PointState.NotAdmitted)]
    [InlineData(PointState.NotFinished)]
    public void Host_without_results_is_never_compared_by_its_figures(PointState state)
    {
        var (without, steady) = (Compared.Without(state), Compared.Point(Compared.P95(Hundred)));
        Assert.Equal(ComparisonVerdict.Worse, Compared.Of(without, steady).Verdict);
        Assert.Equal(ComparisonVerdict.Better, Compared.Of(steady, without).Verdict);
        Assert.Equal(ComparisonVerdict.NotCompared, Compared.Of(without, without).Verdict);
        Assert.Empty(Compared.Of(without, steady).Metrics);
        Assert.Empty(Compared.Of(steady, without).Metrics);
    }

    [Fact]
    public void Replications_are_paired_as_far_as_both_have_them()
    {
        var compared = Compared.Of(
            Compared.Point(Compared.P95(80, 81, 79)), Compared.Point(Compared.P95(100, 101, 99, 5000, 5000)));
        var difference = compared.Metrics[0].Difference!;
        Assert.Equal((3, -20.0, 0.0), (difference.Pairs, difference.Mean, difference.HalfWidth));
    }

    [Fact]
    public void Reading_that_lacks_a_replication_is_not_paired()
    {
        var full = Compared.Point(Compared.P95(Hundred));
        var lacking = full with { Readings = [Compared.P95(99, 100, 101)] };
        var metric = Compared.Of(lacking, full).Metrics.Single();
        Assert.Equal((ComparisonVerdict.NotCompared, null), (metric.Verdict, metric.Difference));
        Assert.Contains("cannot be paired", metric.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_seeds_are_no_pairs()
    {
        var point = Compared.Point(Compared.P95(Hundred));
        var other = point with { Replications = [.. point.Replications.Reverse()] };
        Assert.Throws<ArgumentException>(() => Compared.Of(other, point));
    }

    [Fact]
    public void Confidence_is_shared_among_all_alternatives_that_were_asked_for()
    {
        var point = Compared.Point(Compared.P95(Hundred));
        Assert.Equal(0.9875, ComparisonResult.Of("base", point, [("a", point)], 4).Confidence, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => ComparisonResult.Of("base", point, [("a", point), ("b", point)], 1));
    }
}
