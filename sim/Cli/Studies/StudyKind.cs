namespace HvSim.Cli.Studies;

/// <summary>What the user wants of a scenario.</summary>
internal enum StudyKind
{
    /// <summary>One point.</summary>
    Run,

    /// <summary>Many points.</summary>
    Sweep,

    /// <summary>Many points if the scenario has a sweep, else one.</summary>
    AsTheFileSays,
}
