namespace HvSim.Experiments;

/// <summary>How many guests each of several hosts may hold so that those which are left can hold all of them.</summary>
/// <param name="Hosts">Number of hosts, at least 2.</param>
/// <param name="Lost">Number of hosts that may be lost, from 1 to one less than there are.</param>
/// <param name="Total">What the hosts that are left hold at most: the answer for one host times their number.</param>
/// <param name="PerHost">What each host may hold before the loss: that total spread over all hosts, rounded down.</param>
/// <param name="PerHostAfter">What the fullest host holds afterwards.</param>
public sealed record ClusterRoom(int Hosts, int Lost, long Total, long PerHost, long PerHostAfter)
{
    /// <summary>The room for hosts of which each holds at most <paramref name="answer"/> guests.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two hosts, none lost, or none left.</exception>
    public static ClusterRoom Of(long answer, int hosts, int lost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hosts, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(lost, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lost, hosts);
        var total = answer * (hosts - lost);
        var room = new ClusterRoom(hosts, lost, total, total / hosts, 0);
        return room with { PerHostAfter = room.Fullest(room.PerHost) };
    }

    /// <summary>What the fullest host that is left holds where each held <paramref name="perHost"/> before the loss.</summary>
    public long Fullest(long perHost) => ((perHost * Hosts) + Hosts - Lost - 1) / (Hosts - Lost);
}

/// <summary>The answer of a search against the value in the file: a number of guests, or any number along the axis.</summary>
/// <param name="Answer">The number of guests, or the value, that keeps every limit by the intervals.</param>
/// <param name="IsAtLeast">
/// Whether the search ended at that number without a limit broken: answer, room and what hosts hold are lower bounds then.
/// </param>
/// <param name="InFile">The number in the file; null where the file gives none.</param>
/// <param name="Cluster">The same with hosts lost, or null where that was not asked for.</param>
public sealed record Headroom(double Answer, bool IsAtLeast, double? InFile, ClusterRoom? Cluster)
{
    /// <summary>Unit of the values; empty for guests and plain numbers.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether less is the heavier load, as of logical processors, so that room is below the value in the file.</summary>
    public bool IsFalling { get; init; }

    /// <summary>What may be added (of a falling axis, taken away); negative where there is too much (too little) already.</summary>
    public double? Room => IsFalling ? InFile - Answer : Answer - InFile;

    /// <summary>The same in percent of what the file has; null where it has none.</summary>
    public double? RoomPercent => InFile > 0 ? 100.0 * Room / InFile : null;
}
