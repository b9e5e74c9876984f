namespace HvSim.Import.Perfmon;

/// <summary>What the user says of logs that the logs do not say themselves.</summary>
public sealed record PerfmonOptions
{
    /// <summary>
    /// Number of processors of a machine whose log has only their total; null to take what the log tells, else one.
    /// </summary>
    public int? Processors { get; init; }

    /// <summary>Memory of a machine whose log has only what is available, in bytes; null to leave its memory open.</summary>
    public double? MemoryBytes { get; init; }

    /// <summary>Whether dates start with the day; null to find out.</summary>
    public bool? DayFirst { get; init; }
}
