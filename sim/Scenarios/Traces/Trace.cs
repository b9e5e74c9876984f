using HvSim.Engine;
using HvSim.Models.Workloads;

namespace HvSim.Scenarios.Traces;

/// <summary>What a guest asked for, as means over intervals; never changes once read.</summary>
public sealed class Trace
{
    private readonly double[]?[] _columns;

    internal Trace(string sha256, TraceCourse course, double[]?[] columns)
    {
        Sha256 = sha256;
        Course = course;
        _columns = columns;
    }

    /// <summary>SHA-256 of the file's text, by which two traces are told apart.</summary>
    public string Sha256 { get; }

    /// <summary>Where the last interval ends.</summary>
    public Duration Length => Course.Length;

    /// <summary>Its intervals.</summary>
    internal TraceCourse Course { get; }

    /// <summary>Whether the file has a column.</summary>
    internal bool Has(TraceColumn column) => _columns[(int)column] is not null;

    /// <summary>Whether a column asks for anything at all.</summary>
    internal bool AsksFor(TraceColumn column) => Has(column) && Array.Exists(_columns[(int)column]!, value => value > 0);

    /// <summary>A column by interval; all zero where the file has none.</summary>
    internal double[] Column(TraceColumn column) => _columns[(int)column] ?? new double[Course.Intervals];

    /// <summary>The mean of a column over the whole trace.</summary>
    internal double MeanOf(TraceColumn column)
    {
        var sum = 0.0;
        var values = Column(column);
        for (var i = 0; i < values.Length; i++)
            sum += values[i] * Course.LengthOf(i).Seconds;
        return sum / Length.Seconds;
    }
}
