using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Scenarios;

namespace HvSim.Report.Comparison;

/// <summary>What there is to report of a comparison.</summary>
public sealed record ComparisonStudy
{
    /// <summary>The base as it was read.</summary>
    public required LoadedScenario Loaded { get; init; }

    /// <summary>The alternatives that were asked for, in order.</summary>
    public required IReadOnlyList<ContenderText> Alternatives { get; init; }

    /// <summary>How the base is spoken of: <c>the file as it stands</c>.</summary>
    public required string BaseWords { get; init; }

    /// <summary>The points that were simulated, the base first.</summary>
    public required SweepResult Simulated { get; init; }

    /// <summary>What they came to.</summary>
    public required ComparisonResult Result { get; init; }

    /// <summary>Version of the tool that simulated them.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Base and alternatives as the points of one study.</summary>
    public Study Points => Study.Of(Loaded, Simulated, ToolVersion);

    /// <summary>The budget that was used up before the study was done, as <c>90 s</c>; null where none was.</summary>
    public string? UsedUpBudget { get; init; }

    /// <summary>Whether alternatives are missing.</summary>
    public bool IsInterrupted => Simulated.Interrupted;
}

/// <summary>An alternative as it was asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Changes">What it changes in the base's file; empty for a file of its own.</param>
/// <param name="Loaded">Its own scenario, or null where the host does not admit it.</param>
public sealed record ContenderText(string Name, IReadOnlyList<Override> Changes, LoadedScenario? Loaded)
{
    /// <summary>What it changes, in words; empty for a file of its own.</summary>
    public string InWords => string.Join(", ", Changes.Select(change => $"{change.Path} = {change.Value}"));
}
