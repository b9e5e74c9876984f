using HvSim.Scenarios;

namespace HvSim.Experiments;

/// <summary>A point of a sweep is not a valid scenario, for other reasons than that the host refuses it.</summary>
public sealed class PointLoadException : Exception
{
    internal PointLoadException(IReadOnlyList<AxisValue> coordinates, IReadOnlyList<Problem> problems)
        : base($"{string.Join(", ", coordinates.Select(coordinate => $"{coordinate.Path}={coordinate.Value}"))} is not valid: "
            + string.Join(" ", problems))
    {
        Coordinates = coordinates;
        Problems = problems;
    }

    /// <summary>The point.</summary>
    public IReadOnlyList<AxisValue> Coordinates { get; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
