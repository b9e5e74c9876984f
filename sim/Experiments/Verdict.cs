namespace HvSim.Experiments;

/// <summary>Whether a limit is kept, with what certainty the replications give.</summary>
public enum Verdict
{
    /// <summary>Kept: the whole 95 % interval lies at or below the limit.</summary>
    Pass,

    /// <summary>
    /// Broken: the whole 95 % interval lies above the limit, or there is no result to speak of (see <see cref="PointState"/>).
    /// </summary>
    Fail,

    /// <summary>
    /// The limit lies inside the 95 % interval, or too few observations make the interval doubtful, or the value does not exist.
    /// </summary>
    Undecided,
}
