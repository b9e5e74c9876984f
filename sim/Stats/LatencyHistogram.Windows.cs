namespace HvSim.Stats;

/// <content>Copies, sums and differences of readings.</content>
public sealed partial class LatencyHistogram
{
    /// <summary>An independent copy of the present reading.</summary>
    public LatencyHistogram Snapshot()
    {
        var (first, buckets) = UsedBy(_counts);
        var copy = new LatencyHistogram(Parts, _first + first, buckets) { Count = Count, SumNanoseconds = SumNanoseconds };
        Array.Copy(_counts, first, copy._counts, 0, buckets);
        Array.Copy(_partSums, first * Parts, copy._partSums, 0, buckets * Parts);
        return copy;
    }

    /// <summary>Adds all that <paramref name="other"/> has recorded; both must have the same parts.</summary>
    public void Add(LatencyHistogram other)
    {
        RequireSameParts(other);
        if (other._first < _first || other.End > End)
            HoldAllBuckets();
        var shift = other._first - _first;
        for (var i = 0; i < other._counts.Length; i++)
            _counts[shift + i] += other._counts[i];
        for (var i = 0; i < other._partSums.Length; i++)
            _partSums[(shift * Parts) + i] += other._partSums[i];
        Count += other.Count;
        SumNanoseconds += other.SumNanoseconds;
    }

    /// <summary>What was recorded since <paramref name="earlier"/>, an earlier snapshot of this histogram.</summary>
    /// <exception cref="ArgumentException">The other histogram has other parts, or holds what this one does not.</exception>
    public LatencyHistogram Since(LatencyHistogram earlier)
    {
        RequireSameParts(earlier);
        if (earlier.Count == 0)
            return Snapshot();
        if (earlier._first < _first || earlier.End > End)
            throw new ArgumentException("A window needs an earlier snapshot of the same histogram.", nameof(earlier));
        var counts = (uint[])_counts.Clone();
        var shift = earlier._first - _first;
        for (var i = 0; i < earlier._counts.Length; i++)
            counts[shift + i] -= earlier._counts[i];

        var (first, buckets) = UsedBy(counts);
        var window = new LatencyHistogram(Parts, _first + first, buckets)
        {
            Count = Count - earlier.Count,
            SumNanoseconds = SumNanoseconds - earlier.SumNanoseconds,
        };
        Array.Copy(counts, first, window._counts, 0, buckets);
        var ahead = (window._first - earlier._first) * Parts;
        for (var i = 0; i < window._partSums.Length; i++)
            window._partSums[i] = _partSums[(first * Parts) + i] - earlier.PartSumAt(ahead + i);
        return window;
    }

    /// <summary>The bucket after the last one that the arrays hold.</summary>
    private int End => _first + _counts.Length;

    private long PartSumAt(int index) => index >= 0 && index < _partSums.Length ? _partSums[index] : 0;

    private static (int First, int Buckets) UsedBy(uint[] counts)
    {
        var first = Array.FindIndex(counts, count => count > 0);
        return first < 0 ? (0, 0) : (first, Array.FindLastIndex(counts, count => count > 0) + 1 - first);
    }

    private void HoldAllBuckets()
    {
        var (counts, partSums) = (new uint[LatencyBuckets.Count], new long[LatencyBuckets.Count * Parts]);
        _counts.CopyTo(counts, _first);
        _partSums.CopyTo(partSums, _first * Parts);
        (_first, _counts, _partSums) = (0, counts, partSums);
    }

    private void RequireSameParts(LatencyHistogram other)
    {
        if (other.Parts != Parts)
            throw new ArgumentException($"A histogram of {Parts} parts cannot be combined with one of {other.Parts}.");
    }
}
