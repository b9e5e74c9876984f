using System.Globalization;
using HvSim.Scenarios;

namespace HvSim.Cli;

/// <summary>What a command line means for the axes and the search that the file asks for.</summary>
internal static class SearchOverrides
{
    private const string Find = "sweep.find";

    /// <summary>
    /// The overrides, with an axis of the file that a single value is given for cut down to that value: what the user gives wins
    /// over the file, and the axis would give each point another one. The search of the file has then nothing to look for; one
    /// that the command line asks for goes along another axis.
    /// </summary>
    /// <param name="document">The file.</param>
    /// <param name="overrides">What the command line changes.</param>
    /// <param name="notes">Is told of each such axis.</param>
    public static IReadOnlyList<Override> WithFixedAxes(
        ScenarioDocument document, IReadOnlyList<Override> overrides, TextWriter notes)
    {
        if (document.With([]).Loaded?.Scenario.Sweep is not { } sweep)
            return overrides;
        var all = overrides.ToList();
        foreach (var change in overrides.GroupBy(change => change.Path).Select(group => group.Last()))
        {
            var axis = sweep.Axes.FirstOrDefault(axis => axis.Path == change.Path);
            if (axis is null || overrides.Any(other => other.Path == change.AsAxis().Path))
                continue;
            all.Add((change with { Value = $"[{change.Value}]" }).AsAxis());
            var searches = sweep.FindOverload && overrides.All(other => other.Path != Find);
            if (searches)
                all.Add(new Override(Find, "none"));
            var search = !searches ? ""
                : overrides.Any(other => other.IsOfAnAxis) ? "; --find overload searches along the other one"
                : ", and there is nothing to search for";
            notes.WriteLine(
                $"note: {change.Path} is an axis of the file's sweep; it has the one value {change.Value} now{search}.");
        }
        return all;
    }

    /// <summary>
    /// The overrides, and <c>find: none</c> where they bring a second axis to a search of the file: a search goes along one axis,
    /// and who gives another one wants to see all points.
    /// </summary>
    /// <param name="document">The file.</param>
    /// <param name="overrides">What the command line changes.</param>
    /// <param name="notes">Is told where the search is dropped.</param>
    public static IReadOnlyList<Override> Settled(ScenarioDocument document, IReadOnlyList<Override> overrides, TextWriter notes)
    {
        if (!overrides.Any(change => change.IsOfAnAxis) || overrides.Any(change => change.Path == Find))
            return overrides;
        if (document.With([]).Loaded?.Scenario.Sweep is not { FindOverload: true })
            return overrides;
        IReadOnlyList<Override> without = [.. overrides, new Override(Find, "none")];
        if (document.With(without).Loaded?.Scenario.Sweep is not { Axes: { Count: > 1 } axes } sweep
            || axes.Count(axis => axis.Values.Count > 1) < 2)
            return overrides;
        var points = sweep.IsZipped ? axes[0].Values.Count : axes.Aggregate(1L, (product, axis) => product * axis.Values.Count);
        var which = sweep.IsZipped ? "pairs" : "combinations";
        notes.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"note: with {axes.Count} axes there is no search for the overload, as {document.File} asks for: ")
            + string.Create(CultureInfo.InvariantCulture, $"all {points} {which} are points."));
        return without;
    }

    /// <summary>
    /// A search along one axis with the axes of a single value as what they are, values of the scenario; all else as it is.
    /// </summary>
    /// <param name="document">The file.</param>
    /// <param name="overrides">What the command line changes.</param>
    /// <param name="loaded">The scenario with that, which is valid.</param>
    public static (IReadOnlyList<Override> Overrides, LoadedScenario Loaded) WithOneAxis(
        ScenarioDocument document, IReadOnlyList<Override> overrides, LoadedScenario loaded)
    {
        if (loaded.Scenario.Sweep is not { FindOverload: true, Axes.Count: > 1 } sweep)
            return (overrides, loaded);
        var searched = sweep.Axes.FirstOrDefault(axis => axis.Values.Count > 1) ?? sweep.Axes[0];
        var others = sweep.Axes.Where(axis => axis != searched).Select(axis => new Override(axis.Path, axis.Values[0]));
        IReadOnlyList<Override> all = [.. overrides, .. others];
        var result = document.With(all);
        var fixedOnes = result.Loaded ?? throw new InputException(result.Problems);
        return (all, fixedOnes with { Scenario = fixedOnes.Scenario with { Sweep = sweep with { Axes = [searched] } } });
    }
}
