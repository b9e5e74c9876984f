namespace HvSim.Scenarios.Traces;

/// <summary>What a trace may say of each interval.</summary>
public enum TraceColumn
{
    /// <summary>Processor time of the whole guest per second, in seconds: 1.5 is one and a half virtual processors.</summary>
    CpuSeconds,

    /// <summary>Reads from disks per second.</summary>
    Reads,

    /// <summary>Writes to disks per second.</summary>
    Writes,

    /// <summary>Bytes read from disks per second.</summary>
    ReadBytes,

    /// <summary>Bytes written to disks per second.</summary>
    WriteBytes,

    /// <summary>Packets sent and received per second.</summary>
    Packets,

    /// <summary>Bytes sent and received per second.</summary>
    NetworkBytes,

    /// <summary>Committed memory, in bytes.</summary>
    MemoryBytes,
}

/// <summary>The names of the columns of a trace file.</summary>
public static class TraceHeader
{
    /// <summary>The column that says when an interval begins.</summary>
    public const string At = "at_s";

    private static readonly (TraceColumn Column, string Name)[] Named =
    [
        (TraceColumn.CpuSeconds, "cpu_s_per_s"), (TraceColumn.Reads, "reads_per_s"), (TraceColumn.Writes, "writes_per_s"),
        (TraceColumn.ReadBytes, "read_bytes_per_s"), (TraceColumn.WriteBytes, "write_bytes_per_s"),
        (TraceColumn.Packets, "packets_per_s"), (TraceColumn.NetworkBytes, "network_bytes_per_s"),
        (TraceColumn.MemoryBytes, "memory_bytes"),
    ];

    /// <summary>The names of all columns but the first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Named.Select(pair => pair.Name)];

    /// <summary>The name of a column.</summary>
    public static string NameOf(TraceColumn column) => Named[(int)column].Name;

    /// <summary>The column of a name; null where there is none.</summary>
    public static TraceColumn? Find(string name)
    {
        var place = Array.FindIndex(Named, pair => pair.Name == name);
        return place < 0 ? null : Named[place].Column;
    }
}
