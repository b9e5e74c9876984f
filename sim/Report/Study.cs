using HvSim.Experiments;
using HvSim.Scenarios;

namespace HvSim.Report;

/// <summary>What there is to report: a scenario and what came of it.</summary>
public sealed record Study
{
    /// <summary>The scenario as it was read.</summary>
    public required LoadedScenario Loaded { get; init; }

    /// <summary>Its points; a single run is one point without coordinates.</summary>
    public required SweepResult Result { get; init; }

    /// <summary>Version of the tool that simulated it.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Hosts, and how many of them may be lost, where the answer is to be told for that, too.</summary>
    public (int Hosts, int Lost)? Cluster { get; init; }

    /// <summary>The budget that was used up before the study was done, as <c>90 s</c>; null where none was.</summary>
    public string? UsedUpBudget { get; init; }

    /// <summary>The points in axis order.</summary>
    public IReadOnlyList<PointResult> Points => Result.Points;

    /// <summary>Whether there are axes.</summary>
    public bool IsSweep => Axes.Count > 0;

    /// <summary>Whether the points lie along one line although there are several axes.</summary>
    public bool IsZipped => IsSweep && Axes.Count > 1 && Loaded.Scenario.Sweep is { IsZipped: true };

    /// <summary>Paths of the axes in order; empty for a single run.</summary>
    public IReadOnlyList<string> Axes => Points.Count == 0 ? [] : [.. Points[0].Coordinates.Select(c => c.Path)];

    /// <summary>The study of a single run.</summary>
    public static Study Of(LoadedScenario loaded, PointResult point, string toolVersion) => new()
    {
        Loaded = loaded,
        Result = new SweepResult([point], null, Interrupted: false),
        ToolVersion = toolVersion,
    };

    /// <summary>The study of a sweep.</summary>
    public static Study Of(LoadedScenario loaded, SweepResult result, string toolVersion) => new()
    {
        Loaded = loaded,
        Result = result,
        ToolVersion = toolVersion,
    };
}
