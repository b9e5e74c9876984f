namespace HvSim.Cli;

/// <summary>What a command sees of the world: where it writes, where the user stands, and whether he has had enough.</summary>
internal sealed record Surroundings
{
    /// <summary>Results; nothing else goes there.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Progress, warnings and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The folder that relative names on the command line start from.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal, so that a line on it can be redrawn.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The clock on the wall; no result depends on it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Set when the user interrupts.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>A name from the command line as a path to open; as the user typed it wherever that works.</summary>
    public string PathOf(string name) =>
        WorkingDirectory == Directory.GetCurrentDirectory() ? name : Path.GetFullPath(name, WorkingDirectory);
}
