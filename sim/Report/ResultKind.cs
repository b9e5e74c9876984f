namespace HvSim.Report;

/// <summary>What kind of study a result folder holds. A folder holds one at a time.</summary>
public enum ResultKind
{
    /// <summary>One point.</summary>
    Run,

    /// <summary>Points along axes, or a search.</summary>
    Sweep,

    /// <summary>Alternatives, or a second file, against a base.</summary>
    Comparison,

    /// <summary>A workload fitted to published figures.</summary>
    Calibration,
}
