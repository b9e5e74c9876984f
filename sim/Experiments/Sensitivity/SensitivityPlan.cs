using HvSim.Scenarios;

namespace HvSim.Experiments.Sensitivity;

/// <summary>An end of the range within which an assumed value may lie, at which the question is asked again.</summary>
/// <param name="Parameter">Path of the value.</param>
/// <param name="Value">The end, as it would stand in the file.</param>
/// <param name="Reason">Why the scenario cannot take it; empty where it can.</param>
public sealed record SensitivityEnd(string Parameter, string Value, string Reason);

/// <summary>A value in force that is only assumed.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Value">The value in force.</param>
/// <param name="Source">Key of its source, or empty.</param>
/// <param name="Low">Low end of its range; null where the value in force is that end.</param>
/// <param name="High">High end of its range; null where the value in force is that end.</param>
public sealed record AssumedParameter(string Path, string Value, string Source, SensitivityEnd? Low, SensitivityEnd? High)
{
    /// <summary>The ends that are not the value in force.</summary>
    public IEnumerable<SensitivityEnd> Ends => new[] { Low, High }.OfType<SensitivityEnd>();
}

/// <summary>What is asked to see how far an answer depends on what is only assumed.</summary>
/// <param name="Parameters">The assumed values in force with a range, in the order of the format.</param>
public sealed record SensitivityPlan(IReadOnlyList<AssumedParameter> Parameters)
{
    private const string Assumed = "assumed";

    /// <summary>The ends at which the scenario can be simulated.</summary>
    public IEnumerable<SensitivityEnd> Ends =>
        Parameters.SelectMany(parameter => parameter.Ends).Where(end => end.Reason.Length == 0);

    /// <summary>The plan for a scenario: every assumed value in force that has a range and is not varied by an axis.</summary>
    /// <param name="loaded">The scenario.</param>
    /// <param name="load">Reads it with some values replaced.</param>
    public static SensitivityPlan Of(LoadedScenario loaded, Func<IReadOnlyList<Override>, LoadResult> load)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(load);
        var axes = (loaded.Scenario.Sweep?.Axes ?? []).Select(axis => axis.Path).ToArray();
        return new SensitivityPlan([.. loaded.Effective
            .Where(value => value is { IsScalar: true, Evidence: Assumed, PlausibleLow.Length: > 0, PlausibleHigh.Length: > 0 })
            .Where(value => !axes.Contains(value.Path))
            .Select(value => new AssumedParameter(
                value.Path, value.Text, value.Source,
                End(value, value.PlausibleLow, load), End(value, value.PlausibleHigh, load)))
            .Where(parameter => parameter.Ends.Any())]);
    }

    private static SensitivityEnd? End(
        EffectiveValue value, string end, Func<IReadOnlyList<Override>, LoadResult> load)
    {
        var result = load([new Override(value.Path, end) { Origin = "sensitivity" }]);
        if (result.Loaded is { } loaded)
        {
            var text = loaded.Effective.FirstOrDefault(other => other.Path == value.Path)?.Text ?? end;
            return text == value.Text ? null : new SensitivityEnd(value.Path, text, "");
        }
        return new SensitivityEnd(value.Path, end, result.IsRefusedByAdmission
            ? ""
            : result.Problems.First(problem => problem.Severity == ProblemSeverity.Error).Reason);
    }
}
