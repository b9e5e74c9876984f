using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios;

/// <summary>What came of reading a scenario: the scenario, or everything that is wrong with it.</summary>
/// <param name="Loaded">The scenario; null where there are errors, other than in its alternatives.</param>
/// <param name="Problems">All problems, in the order of the file; warnings included.</param>
public sealed record LoadResult(LoadedScenario? Loaded, IReadOnlyList<Problem> Problems)
{
    /// <summary>Whether the scenario can run.</summary>
    public bool IsValid => Loaded is not null;

    /// <summary>Whether nothing is wrong with it, alternatives that most uses do without included.</summary>
    public bool IsFaultless => Problems.All(problem => problem.Severity == ProblemSeverity.Warning);

    /// <summary>Whether nothing but the host's own limits stands against the scenario.</summary>
    public bool IsRefusedByAdmission => Loaded is null && Problems.All(problem => problem.IsAdmission || !problem.StopsAll);
}

/// <summary>A scenario that can run.</summary>
public sealed record LoadedScenario
{
    /// <summary>The scenario with every default filled in.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Every value in force, in the order of the format.</summary>
    public required IReadOnlyList<EffectiveValue> Effective { get; init; }

    /// <summary>What the user should know although the scenario can run: faults of alternatives are among it.</summary>
    public required IReadOnlyList<Problem> Warnings { get; init; }

    /// <summary>The source text with line feeds only and no byte-order mark; overrides are not in it.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 over all effective values but <c>run.budget</c>: equal for scenarios that mean the same.</summary>
    public required string Hash { get; init; }

    /// <summary>SHA-256 over the values that one replication depends on: without name, objectives, sweep and number of
    /// replications.</summary>
    public required string PointHash { get; init; }
}
