namespace HvSim.Cli;

/// <summary>What a command's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>Done; an overload point found is a success.</summary>
    public const int Done = 0;

    /// <summary>An internal error, or a file that could not be written.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not one that the tool takes, or would overwrite something.</summary>
    public const int Usage = 2;

    /// <summary>The scenario is not valid.</summary>
    public const int InvalidInput = 3;

    /// <summary>
    /// There is no answer within the limits: the replications leave it open, a run or a grid is not as precise as was asked
    /// for, a run is too short, or the time budget ended first.
    /// </summary>
    public const int Undecided = 4;

    /// <summary>An objective is broken and the user asked for that to be a failure.</summary>
    public const int ObjectiveBroken = 10;

    /// <summary>Interrupted by the user; what was finished is kept.</summary>
    public const int Interrupted = 130;
}
