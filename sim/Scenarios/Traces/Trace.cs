using HvSim.Engine;

namespace HvSim.Scenarios.Traces;

/// <summary>What a guest asked for, as means over intervals; never changes once read.</summary>
public sealed class Trace
{
    private readonly Duration[] _starts;
    private readonly double[]?[] _columns;

    internal Trace(string sha256, Duration[] starts, Duration length, double[]?[] columns)
    {
        Sha256 = sha256;
        _starts = starts;
        _columns = columns;
        Length = length;
    }

    /// <summary>SHA-256 of the file's text, by which two traces are told apart.</summary>
    public string Sha256 { get; }

    /// <summary>Where the last interval ends.</summary>
    public Duration Length { get; }

    /// <summary>Number of intervals.</summary>
    public int Intervals => _starts.Length;

    /// <summary>Where each interval begins, the first one at zero.</summary>
    internal IReadOnlyList<Duration> Starts => _starts;

    /// <summary>Whether the file has a column.</summary>
    internal bool Has(TraceColumn column) => _columns[(int)column] is not null;

    /// <summary>Whether a column asks for anything at all.</summary>
    internal bool AsksFor(TraceColumn column) => Has(column) && Array.Exists(_columns[(int)column]!, value => value > 0);

    /// <summary>A column by interval; all zero where the file has none.</summary>
    internal double[] Column(TraceColumn column) => _columns[(int)column] ?? new double[_starts.Length];

    /// <summary>Number of the interval that a time of the trace lies in.</summary>
    internal int At(Duration time)
    {
        var found = Array.BinarySearch(_starts, time);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The mean of a column over the whole trace.</summary>
    internal double MeanOf(TraceColumn column)
    {
        var sum = 0.0;
        var values = Column(column);
        for (var i = 0; i < values.Length; i++)
            sum += values[i] * ((i + 1 < _starts.Length ? _starts[i + 1] : Length) - _starts[i]).Seconds;
        return sum / Length.Seconds;
    }
}
