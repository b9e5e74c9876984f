using CsCheck;
using HvSim.Engine;
using HvSim.Stats;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Stats;

public sealed class LatencyHistogramTests
{
    /// <summary>Durations of all magnitudes up to 2^43 ns, about as many in every octave.</summary>
    private static readonly Gen<long> Durations =
        Gen.Select(Gen.Int[0, 42], Gen.Long[0, (1L << 43) - 1], (octave, value) => value >> octave);

    private static readonly Gen<double> Fractions = Gen.Int[0, 4].Select(i => new[] { 0.01, 0.5, 0.95, 0.99, 1.0 }[i]);

    [Fact]
    public void Quantile_OfRandomDurations_IsWithinOneBucketOfTheOrderStatistic() =>
        Gen.Select(Durations.Array[1, 300], Fractions).Hold(2_000, (values, p) =>
        {
            var exact = OrderStatistic(values, p);
            Assert.InRange(Of(values).QuantileNanoseconds(p), exact * (1 - (1 / 256.0)), exact * (1 + (1 / 256.0)));
        });

    [Fact]
    public void Quantile_UpTo256Nanoseconds_IsExact() =>
        Gen.Select(Gen.Long[0, 255].Array[1, 50], Fractions).Hold(500, (values, p) =>
            Assert.Equal(OrderStatistic(values, p), Of(values).QuantileNanoseconds(p)));

    [Fact]
    public void CountAndSum_OfRandomDurations_AreExact() => Durations.Array[1, 100].Hold(200, values =>
    {
        var histogram = Of(values);
        Assert.Equal(values.Length, histogram.Count);
        Assert.Equal(values.Sum(), histogram.SumNanoseconds);
        Assert.Equal((double)values.Sum() / values.Length, histogram.MeanNanoseconds);
    });

    [Fact]
    public void Since_AnEarlierSnapshot_HoldsExactlyWhatCameAfterwards() =>
        Gen.Select(Durations.Array[0, 50], Durations.Array[0, 50]).Hold(300, (before, after) =>
        {
            var whole = Of(before, parts: 2);
            var earlier = whole.Snapshot();
            foreach (var value in after)
                Record(whole, value);
            AssertSame(Of(after, parts: 2), whole.Since(earlier));
            AssertSame(Of(after, parts: 2), whole.Snapshot().Since(earlier));
            AssertSame(Of([.. before, .. after], parts: 2), whole.Snapshot());
        });

    [Fact]
    public void Add_OfWindowsWithDifferentRanges_HoldsBoth() =>
        Gen.Select(Durations.Array[0, 50], Durations.Array[0, 50]).Hold(300, (left, right) =>
        {
            var sum = Of(left, parts: 2).Snapshot();
            sum.Add(Of(right, parts: 2).Snapshot());
            AssertSame(Of([.. left, .. right], parts: 2), sum);
        });

    [Fact]
    public void Snapshot_RecordedOnto_LeavesTheOriginalAlone()
    {
        var original = Of([1_000_000]);
        var copy = original.Snapshot();
        copy.Record(Duration.FromNanoseconds(5));
        Assert.Equal(1, original.Count);
        Assert.Equal(2, copy.Count);
        Assert.Equal(5, copy.QuantileNanoseconds(0.5));
    }

    [Fact]
    public void Since_ALaterSnapshot_Throws()
    {
        var early = Of([7]).Snapshot();
        var late = Of([7, 1_000_000]).Snapshot();
        Assert.Throws<ArgumentException>(() => early.Since(late));
    }

    [Fact]
    public void Quantile_BeyondTheRange_ReadsAsTheEndOfTheRangeWhileTheSumIsExact()
    {
        var day = 86_400_000_000_000;
        var histogram = Of([day, day]);
        Assert.InRange(histogram.QuantileNanoseconds(0.5), (1L << 43) * (1 - (1 / 256.0)), 1L << 43);
        Assert.Equal(2 * day, histogram.SumNanoseconds);
    }

    /// <summary>What piles up on an overloaded host: a million waits of one hour and of two are 1.08e19 ns, beyond 64 bits.</summary>
    [Fact]
    public void Sums_OfManyWaitsOfHours_AreExact()
    {
        const long Hour = 3_600_000_000_000;
        const int Waits = 1_000_000;
        var histogram = new LatencyHistogram(2);
        for (var i = 0; i < Waits; i++)
        {
            histogram.Record(Duration.FromNanoseconds(Hour), [Hour - 1, 1]);
            histogram.Record(Duration.FromNanoseconds(2 * Hour), [2 * Hour, 0]);
        }
        Assert.Equal((Int128)Hour * 3 * Waits, histogram.SumNanoseconds);
        Assert.Equal(((Int128)Hour * 3 * Waits) - Waits, histogram.PartSum(0));
        Assert.Equal(Waits, histogram.PartSum(1));
        Assert.Equal(1.5 * Hour, histogram.MeanNanoseconds);
    }

    [Fact]
    public void PartSumAbove_TheP95_SumsTheSlowestBucketsOnly()
    {
        var histogram = new LatencyHistogram(2);
        for (var i = 0; i < 95; i++)
            histogram.Record(Duration.FromNanoseconds(100), [90, 10]);
        for (var i = 0; i < 5; i++)
            histogram.Record(Duration.FromNanoseconds(200), [50, 150]);
        Assert.Equal((5 * 150L, 5L), histogram.PartSumAbove(1, 0.96));
        Assert.Equal((95 * 10L) + (5 * 150L), histogram.PartSum(1));
        Assert.Equal((95 * 90L) + (5 * 50L), histogram.PartSum(0));
    }

    [Fact]
    public void EmptyHistogram_HasNoQuantileAndNoMean()
    {
        Assert.Throws<InvalidOperationException>(() => new LatencyHistogram().QuantileNanoseconds(0.5));
        Assert.Throws<InvalidOperationException>(() => new LatencyHistogram().MeanNanoseconds);
        Assert.Throws<InvalidOperationException>(() => new LatencyHistogram().Snapshot().QuantileNanoseconds(0.5));
    }

    [Fact]
    public void NegativeDuration_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatencyHistogram().Record(Duration.FromNanoseconds(-1)));

    private static long OrderStatistic(long[] values, double p) =>
        values.Order().ElementAt(Math.Max(1, (int)Math.Ceiling(p * values.Length)) - 1);

    private static LatencyHistogram Of(long[] values, int parts = 0)
    {
        var histogram = new LatencyHistogram(parts);
        foreach (var value in values)
            Record(histogram, value);
        return histogram;
    }

    private static void Record(LatencyHistogram histogram, long value)
    {
        if (histogram.Parts == 0)
            histogram.Record(Duration.FromNanoseconds(value));
        else
            histogram.Record(Duration.FromNanoseconds(value), [value / 3, value - (value / 3)]);
    }

    private static void AssertSame(LatencyHistogram expected, LatencyHistogram actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.Equal(expected.SumNanoseconds, actual.SumNanoseconds);
        if (expected.Count == 0)
            return;
        foreach (var p in new[] { 0.1, 0.5, 0.95, 1 })
        {
            Assert.Equal(expected.QuantileNanoseconds(p), actual.QuantileNanoseconds(p));
            for (var part = 0; part < expected.Parts; part++)
                Assert.Equal(expected.PartSumAbove(part, p), actual.PartSumAbove(part, p));
        }
        Assert.Equal(expected.PartSum(0) + expected.PartSum(1), actual.PartSum(0) + actual.PartSum(1));
    }
}
