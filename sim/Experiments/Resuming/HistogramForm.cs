using HvSim.Stats;

namespace HvSim.Experiments.Resuming;

/// <summary>A histogram as bytes and back: the buckets that hold something, each by its distance from the one before.</summary>
internal static class HistogramForm
{
    public static void Write(BinaryWriter to, LatencyHistogram histogram)
    {
        var parts = histogram.Parts;
        var counts = histogram.Counts;
        var sums = histogram.PartSums;
        to.Whole(parts);
        to.Whole(histogram.FirstBucket);
        to.Whole(counts.Length);
        to.Wide(histogram.SumNanoseconds);
        var next = 0;
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            var row = sums.Slice(bucket * parts, parts);
            if (counts[bucket] == 0 && !row.ContainsAnyExcept(0L))
                continue;
            to.Whole(bucket - next);
            to.Whole(counts[bucket]);
            foreach (var sum in row)
                to.Whole(sum);
            next = bucket + 1;
        }
        // The distance to the end closes the list.
        to.Whole(counts.Length - next);
    }

    public static LatencyHistogram Read(BinaryReader from)
    {
        var (parts, first) = ((int)from.Whole(), (int)from.Whole());
        var counts = new uint[from.Whole()];
        var sums = new long[parts * counts.Length];
        var total = from.Wide();
        for (var bucket = (int)from.Whole(); bucket < counts.Length; bucket += 1 + (int)from.Whole())
        {
            counts[bucket] = (uint)from.Whole();
            foreach (ref var sum in sums.AsSpan(bucket * parts, parts))
                sum = from.Whole();
        }
        return LatencyHistogram.Of(parts, first, counts, sums, total);
    }
}
