using HvSim.Stats;

namespace HvSim.Experiments;

/// <summary>A set of observations of which the mean and any quantile can be had, in the unit of its metric.</summary>
internal interface ISample
{
    /// <summary>Number of observations.</summary>
    long Count { get; }

    /// <summary>The mean of at least one observation.</summary>
    double Mean { get; }

    /// <summary>The value that a fraction <paramref name="p"/> of at least one observation does not exceed.</summary>
    double Quantile(double p);

    /// <summary>The observations of several samples of this kind together.</summary>
    ISample Pool(IEnumerable<ISample> samples);
}

/// <summary>Response times, in milliseconds.</summary>
internal sealed class ResponseSample(LatencyHistogram times) : ISample
{
    private const double NanosecondsPerMillisecond = 1e6;

    private LatencyHistogram Times => times;

    public long Count => times.Count;

    public double Mean => times.MeanNanoseconds / NanosecondsPerMillisecond;

    public double Quantile(double p) => times.QuantileNanoseconds(p) / NanosecondsPerMillisecond;

    public ISample Pool(IEnumerable<ISample> samples)
    {
        var pooled = new LatencyHistogram(times.Parts);
        foreach (var sample in samples)
            pooled.Add(((ResponseSample)sample).Times);
        return new ResponseSample(pooled);
    }
}

/// <summary>Elapsed times of batch guests, in seconds; quantiles are exact order statistics.</summary>
internal sealed class ElapsedSample : ISample
{
    private readonly double[] _seconds;

    public ElapsedSample(IEnumerable<double> seconds) => _seconds = [.. seconds.Order()];

    public long Count => _seconds.Length;

    public double Mean => _seconds.Sum() / _seconds.Length;

    public double Quantile(double p) => _seconds[Math.Max(1, (int)Math.Ceiling(p * _seconds.Length)) - 1];

    public ISample Pool(IEnumerable<ISample> samples) =>
        new ElapsedSample(samples.SelectMany(sample => ((ElapsedSample)sample)._seconds));
}
