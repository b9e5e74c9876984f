using System.Globalization;
using HvSim.Scenarios;

namespace HvSim.Cli;

/// <summary>What the axes of a command line mean for a search that the file asks for.</summary>
internal static class SearchOverrides
{
    private const string Find = "sweep.find";

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
        if (document.With(without).Loaded?.Scenario.Sweep is not { Axes: { Count: > 1 } axes } sweep)
            return overrides;
        var points = sweep.IsZipped ? axes[0].Values.Count : axes.Aggregate(1L, (product, axis) => product * axis.Values.Count);
        var which = sweep.IsZipped ? "pairs" : "combinations";
        notes.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"note: with {axes.Count} axes there is no search for the overload, as {document.File} asks for: ")
            + string.Create(CultureInfo.InvariantCulture, $"all {points} {which} are points."));
        return without;
    }
}
