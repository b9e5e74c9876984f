namespace HvSim.Experiments;

/// <summary>A replication threw; the message names it, so that it can be run again on its own.</summary>
public sealed class ReplicationFailedException : Exception
{
    internal ReplicationFailedException(IReadOnlyList<AxisValue> coordinates, int index, ulong seed, Exception cause)
        : base(Text(coordinates, index, seed, cause), cause)
    {
        Index = index;
        Seed = seed;
    }

    /// <summary>Index of the replication within its point, from 0.</summary>
    public int Index { get; }

    /// <summary>Seed of the replication.</summary>
    public ulong Seed { get; }

    private static string Text(IReadOnlyList<AxisValue> coordinates, int index, ulong seed, Exception cause)
    {
        var place = string.Join(", ", coordinates.Select(coordinate => $"{coordinate.Path}={coordinate.Value}"));
        return $"Replication {index} (seed {seed}){(place.Length == 0 ? "" : " at " + place)} failed: {cause.Message}";
    }
}
