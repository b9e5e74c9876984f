using HvSim.Engine;

namespace HvSim.Models.Workloads;

/// <summary>The intervals of a trace, one behind the other; guests that follow the same trace share it.</summary>
public sealed class TraceCourse
{
    private readonly Duration[] _starts;

    /// <summary>A course.</summary>
    /// <param name="starts">Where each interval begins, in order, the first one at zero.</param>
    /// <param name="length">Where the last one ends.</param>
    public TraceCourse(IReadOnlyList<Duration> starts, Duration length)
    {
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentOutOfRangeException.ThrowIfZero(starts.Count);
        _starts = [.. starts];
        Length = length;
    }

    /// <summary>Number of intervals.</summary>
    public int Intervals => _starts.Length;

    /// <summary>Where the last interval ends.</summary>
    public Duration Length { get; }

    /// <summary>Where an interval begins.</summary>
    public Duration StartOf(int interval) => _starts[interval];

    /// <summary>Where an interval ends.</summary>
    public Duration EndOf(int interval) => interval + 1 < _starts.Length ? _starts[interval + 1] : Length;

    /// <summary>Length of an interval.</summary>
    public Duration LengthOf(int interval) => EndOf(interval) - _starts[interval];

    /// <summary>Number of the interval that a time of the trace lies in.</summary>
    public int At(Duration time)
    {
        var found = Array.BinarySearch(_starts, time);
        return found >= 0 ? found : ~found - 1;
    }
}

/// <summary>Requests of one kind that a trace asks for.</summary>
/// <param name="Name">Name of the kind, for streams.</param>
/// <param name="RatesPerSecond">Mean arrivals per second by interval; shared by guests.</param>
public sealed record TraceFlow(string Name, double[] RatesPerSecond);

/// <summary>How the requests of a trace arrive within its intervals.</summary>
/// <param name="IsEven">Whether gaps are equal where the rate is, instead of exponential.</param>
/// <param name="PeakToMean">Rate inside a burst over the mean rate by interval, 1 for no bursts; shared by guests.</param>
/// <param name="Share">Fraction of time inside bursts, above 0, below 1, at most 1 / the largest peak.</param>
/// <param name="MeanLength">Mean length of a burst.</param>
public sealed record TraceBursts(bool IsEven, double[] PeakToMean, double Share, Duration MeanLength);
