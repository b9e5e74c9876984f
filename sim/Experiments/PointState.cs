namespace HvSim.Experiments;

/// <summary>Whether a point has results, decided before any mean is formed.</summary>
public enum PointState
{
    /// <summary>It has: a steady state was seen, or the batch work was done.</summary>
    Steady,

    /// <summary>
    /// Requests arrive faster than they are completed, so that response times grow with the length of the run.
    /// </summary>
    NoSteadyState,

    /// <summary>The host does not admit this scenario; nothing was simulated.</summary>
    NotAdmitted,

    /// <summary>Batch work was not done within the run's duration.</summary>
    NotFinished,

    /// <summary>Some guests did not start, because there was no memory for them.</summary>
    NotStarted,

    /// <summary>The runs have not settled by half of their duration, so that nothing that they show is of a steady state.</summary>
    RunTooShort,
}
