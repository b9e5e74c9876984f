using HvSim.Engine;

namespace HvSim.Stats;

/// <summary>
/// Durations counted in buckets whose width is 1/256 of the start of their octave, so that a quantile is off by less than 0.4
/// %; count and sum are exact, and the sum has 128 bits, as many waits of hours exceed 64. Every bucket may also carry sums of the
/// parts that make up its durations. The difference of two snapshots is a window. Snapshots and windows hold no more than the
/// buckets from their shortest to their longest duration, because an experiment keeps one for every guest and replication.
/// </summary>
public sealed partial class LatencyHistogram
{
    /// <summary>The bucket of the first element of the arrays.</summary>
    private int _first;
    private uint[] _counts;
    private long[] _partSums;

    /// <summary>An empty histogram.</summary>
    /// <param name="parts">Number of parts that each duration is split into; 0 for none.</param>
    public LatencyHistogram(int parts = 0)
        : this(parts, 0, LatencyBuckets.Count)
    {
    }

    private LatencyHistogram(int parts, int first, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parts);
        Parts = parts;
        _first = first;
        _counts = new uint[buckets];
        _partSums = parts == 0 ? [] : new long[parts * buckets];
    }

    /// <summary>Number of parts that each duration is split into.</summary>
    public int Parts { get; }

    /// <summary>Number of durations recorded.</summary>
    public long Count { get; private set; }

    /// <summary>Exact sum of the durations, in nanoseconds.</summary>
    public Int128 SumNanoseconds { get; private set; }

    /// <summary>Exact mean in nanoseconds; requires a positive count.</summary>
    public double MeanNanoseconds => Count > 0
        ? (double)SumNanoseconds / Count
        : throw new InvalidOperationException("An empty histogram has no mean.");

    /// <summary>Records one duration, not negative.</summary>
    public void Record(Duration duration)
    {
        var bucket = LatencyBuckets.Of(duration.Nanoseconds);
        if (bucket < _first || bucket >= End)
            HoldAllBuckets();
        _counts[bucket - _first]++;
        Count++;
        SumNanoseconds += duration.Nanoseconds;
    }

    /// <summary>Records one duration and what it was made of; the parts must add up to it.</summary>
    public void Record(Duration duration, ReadOnlySpan<long> partNanoseconds)
    {
        Record(duration);
        var row = (LatencyBuckets.Of(duration.Nanoseconds) - _first) * Parts;
        for (var part = 0; part < Parts; part++)
            _partSums[row + part] += partNanoseconds[part];
    }

    /// <summary>
    /// The duration, in nanoseconds, that a fraction <paramref name="p"/> of the recorded ones do not exceed: the order
    /// statistic X(ceil(p n)), interpolated within its bucket. Durations of 2^43 ns and more read as just under 2^43 ns.
    /// </summary>
    /// <param name="p">Above 0, to 1.</param>
    /// <exception cref="InvalidOperationException">The histogram is empty.</exception>
    public double QuantileNanoseconds(double p)
    {
        if (Count == 0)
            throw new InvalidOperationException("An empty histogram has no quantiles.");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);

        var rank = Math.Max(1, (long)Math.Ceiling(p * Count));
        long below = 0;
        var bucket = 0;
        while (below + _counts[bucket] < rank)
            below += _counts[bucket++];
        var low = LatencyBuckets.LowerBound(_first + bucket);
        var width = LatencyBuckets.LowerBound(_first + bucket + 1) - low;
        return low + ((width - 1) * ((rank - below - 0.5) / _counts[bucket]));
    }

    /// <summary>Sum, in nanoseconds, of one part over all durations.</summary>
    public Int128 PartSum(int part)
    {
        var sum = Int128.Zero;
        for (var row = part; row < _partSums.Length; row += Parts)
            sum += _partSums[row];
        return sum;
    }

    /// <summary>
    /// Sum, in nanoseconds, of one part over the durations in the bucket of the quantile <paramref name="p"/> and in all slower
    /// ones, and how many durations these are.
    /// </summary>
    public (Int128 Sum, long Count) PartSumAbove(int part, double p)
    {
        var first = LatencyBuckets.Of((long)QuantileNanoseconds(p));
        var (sum, count) = (Int128.Zero, 0L);
        for (var bucket = first - _first; bucket < _counts.Length; bucket++)
        {
            sum += _partSums[(bucket * Parts) + part];
            count += _counts[bucket];
        }
        return (sum, count);
    }
}
