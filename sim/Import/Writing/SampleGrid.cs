namespace HvSim.Import.Writing;

/// <summary>A guest's samples on equal intervals, from the start of the data.</summary>
/// <param name="samples">The samples, in the order of time.</param>
/// <param name="interval">Length of an interval.</param>
/// <param name="count">Number of intervals.</param>
internal sealed class SampleGrid(IReadOnlyList<LoadSample> samples, TimeSpan interval, int count)
{
    // Less of an interval than this is a rounding of its bounds.
    private const double LeastShare = 1e-6;

    /// <summary>The first interval that samples meet.</summary>
    public int First => (int)(Math.Max(0, (samples[0].At - interval).Ticks) / interval.Ticks);

    /// <summary>What was asked for per second: nothing where there are no data, so that the sum over time is kept.</summary>
    public double[] Rates(Func<LoadSample, double> figure)
    {
        var sums = new double[count];
        foreach (var (from, to, value) in Known(figure))
            Spread(sums, from, to, value);
        return sums;
    }

    /// <summary>
    /// A level such as memory: the mean over the part of an interval that is known. A guest gives nothing back while there are no
    /// data: it keeps the last known level, and before the first known one has that.
    /// </summary>
    /// <param name="figure">The level of a sample; at least one is known.</param>
    /// <param name="isHeld">Whether some interval between the first and the last known one has no data.</param>
    public double[] Levels(Func<LoadSample, double> figure, out bool isHeld)
    {
        var (sums, shares) = (new double[count], new double[count]);
        foreach (var (from, to, value) in Known(figure))
        {
            Spread(sums, from, to, value);
            Spread(shares, from, to, 1);
        }
        var first = Math.Max(0, Array.FindIndex(shares, share => share >= LeastShare));
        var last = Math.Max(first, Array.FindLastIndex(shares, share => share >= LeastShare));
        isHeld = Array.Exists(shares[first..last], share => share < LeastShare);
        var level = shares[first] > 0 ? sums[first] / shares[first] : 0;
        for (var i = 0; i < count; i++)
        {
            if (shares[i] >= LeastShare)
                level = sums[i] / shares[i];
            sums[i] = level;
        }
        return sums;
    }

    private IEnumerable<(double From, double To, double Value)> Known(Func<LoadSample, double> figure)
    {
        var last = samples[0].At - interval;
        foreach (var sample in samples)
        {
            // After a gap a sample speaks for its own interval only.
            var from = sample.At - last > LoadTotals.LongestShare * interval ? sample.At - interval : last;
            last = sample.At;
            var value = figure(sample);
            if (!double.IsNaN(value))
                yield return (from / interval, sample.At / interval, value);
        }
    }

    private static void Spread(double[] sums, double from, double to, double value)
    {
        for (var i = Math.Max(0, (int)from); i < sums.Length && i < to; i++)
            sums[i] += value * Math.Max(0, Math.Min(to, i + 1) - Math.Max(from, i));
    }
}
