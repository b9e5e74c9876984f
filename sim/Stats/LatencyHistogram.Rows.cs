namespace HvSim.Stats;

/// <content>A reading as plain numbers, so that it can be kept outside the process.</content>
public sealed partial class LatencyHistogram
{
    /// <summary>The bucket of the first of <see cref="Counts"/>.</summary>
    public int FirstBucket => _first;

    /// <summary>Number of durations in each bucket that is held, from <see cref="FirstBucket"/> on.</summary>
    public ReadOnlySpan<uint> Counts => _counts;

    /// <summary>For each bucket that is held the sums of its parts in nanoseconds, bucket after bucket.</summary>
    public ReadOnlySpan<long> PartSums => _partSums;

    /// <summary>The reading that consists of these numbers.</summary>
    /// <param name="parts">Number of parts.</param>
    /// <param name="first">As <see cref="FirstBucket"/>.</param>
    /// <param name="counts">As <see cref="Counts"/>.</param>
    /// <param name="partSums">As <see cref="PartSums"/>.</param>
    /// <param name="sum">As <see cref="SumNanoseconds"/>.</param>
    /// <exception cref="ArgumentException">There are no such buckets, or not as many sums of parts as they need.</exception>
    public static LatencyHistogram Of(
        int parts, int first, ReadOnlySpan<uint> counts, ReadOnlySpan<long> partSums, Int128 sum)
    {
        if (first < 0 || first > LatencyBuckets.Count - counts.Length)
            throw new ArgumentException($"There are no {counts.Length} buckets from {first} on.", nameof(first));
        if (partSums.Length != (long)parts * counts.Length)
            throw new ArgumentException($"{counts.Length} buckets have no {partSums.Length} sums.", nameof(partSums));
        var histogram = new LatencyHistogram(parts, first, counts.Length) { SumNanoseconds = sum };
        counts.CopyTo(histogram._counts);
        partSums.CopyTo(histogram._partSums);
        foreach (var count in counts)
            histogram.Count += count;
        return histogram;
    }
}
