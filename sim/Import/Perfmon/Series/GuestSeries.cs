namespace HvSim.Import.Perfmon;

/// <summary>The demand of one guest on the grid.</summary>
/// <param name="machine">The machine that was logged.</param>
/// <param name="name">Name of the guest.</param>
internal sealed class GuestSeries(string machine, string name)
{
    /// <summary>An interval of which less than this share is covered is left out.</summary>
    private const double LeastCovered = 0.5;

    private readonly double[]?[] _sums = new double[Measures.Count][];
    private readonly double[]?[] _seconds = new double[Measures.Count][];

    /// <summary>The machine that was logged.</summary>
    public string Machine => machine;

    /// <summary>Name of the guest.</summary>
    public string Name => name;

    /// <summary>Number of its virtual processors; 0 while no log has told.</summary>
    public int Processors { get; set; }

    /// <summary>What its memory means.</summary>
    public MemoryKind MemoryKind { get; set; }

    /// <summary>Number of intervals up to the last one with data.</summary>
    public int Bins { get; private set; }

    /// <summary>Adds a mean over a time within one interval.</summary>
    public void Add(Measure measure, int bin, double mean, double seconds)
    {
        ref var sums = ref _sums[(int)measure];
        ref var times = ref _seconds[(int)measure];
        if (sums is null || times is null || bin >= sums.Length)
        {
            var length = Math.Max(64, Math.Max(bin + 1, (sums?.Length ?? 0) * 2));
            Array.Resize(ref sums, length);
            Array.Resize(ref times, length);
        }
        sums[bin] += mean * seconds;
        times[bin] += seconds;
        Bins = Math.Max(Bins, bin + 1);
    }

    /// <summary>Makes one interval of two.</summary>
    public void Halve()
    {
        foreach (var series in _sums.Concat(_seconds))
        {
            if (series is null)
                continue;
            for (var bin = 0; bin < series.Length; bin++)
            {
                var value = series[bin];
                series[bin] = 0;
                series[bin / 2] += value;
            }
        }
        Bins = (Bins + 1) / 2;
    }

    /// <summary>Whether anything is known of a kind of demand.</summary>
    public bool Has(Measure measure) => _sums[(int)measure] is not null;

    /// <summary>Largest mean of a kind of demand in an interval.</summary>
    public double Largest(Measure measure, TimeSpan width)
    {
        var largest = 0.0;
        for (var bin = 0; bin < Bins; bin++)
            largest = double.MaxNumber(largest, Mean(measure, bin, width));
        return largest;
    }

    /// <summary>In how many intervals its processors do not suffice, and which share of processor time is beyond.</summary>
    public (int Intervals, double Share) Excess(TimeSpan width)
    {
        var intervals = 0;
        var (beyond, all) = (0.0, 0.0);
        for (var bin = 0; bin < Bins; bin++)
        {
            var mean = Mean(Measure.Cpu, bin, width);
            if (double.IsNaN(mean))
                continue;
            all += mean;
            if (mean <= Processors)
                continue;
            intervals++;
            beyond += mean - Processors;
        }
        return (intervals, intervals == 0 ? 0 : beyond / all);
    }

    /// <summary>The demand in the intervals for which any of it is known.</summary>
    public IReadOnlyList<LoadSample> Samples(TimeSpan width)
    {
        var samples = new List<LoadSample>();
        Span<double> means = stackalloc double[Measures.Count];
        for (var bin = 0; bin < Bins; bin++)
        {
            var isKnown = false;
            for (var measure = 0; measure < Measures.Count; measure++)
            {
                means[measure] = Mean((Measure)measure, bin, width);
                isKnown |= !double.IsNaN(means[measure]);
            }
            if (isKnown)
            {
                samples.Add(new LoadSample(
                    width * (bin + 1), Math.Min(means[0], Processors), means[1], means[2], means[3], means[4], means[5], means[6],
                    means[7]));
            }
        }
        return samples;
    }

    private double Mean(Measure measure, int bin, TimeSpan width)
    {
        var sums = _sums[(int)measure];
        if (sums is null || bin >= sums.Length)
            return double.NaN;
        var seconds = _seconds[(int)measure]![bin];
        return seconds < LeastCovered * width.TotalSeconds ? double.NaN : sums[bin] / seconds;
    }
}
