using HvSim.Scenarios;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Advice;

/// <summary>
/// The single changes that are tried, a closed list: one step of each resource that the scenario has, each way of doing the same
/// that costs less, and the alternatives that the file names, but for one without a hypervisor. Those that the scenario cannot
/// take, or that change nothing, are left out, and so is the axis of a search.
/// </summary>
internal static class ChangeList
{
    private const string Hypervisor = "host.hypervisor";

    /// <summary>The changes for a scenario.</summary>
    /// <param name="loaded">The scenario at the point where they are tried.</param>
    /// <param name="classes">Names of the guest classes whose objective is at stake.</param>
    /// <param name="axis">Path of the search's axis; empty without one.</param>
    /// <param name="load">Reads that scenario with some values replaced.</param>
    public static IReadOnlyList<Change> Of(
        LoadedScenario loaded, IReadOnlyCollection<string> classes, string axis,
        Func<IReadOnlyList<Override>, LoadResult> load)
    {
        GuestSpec[] guests = [.. loaded.Scenario.Guests.Where(guest => classes.Contains(guest.Name) && guest.Count > 0)];
        IEnumerable<IReadOnlyList<Override>> all =
        [
            .. HostChanges.Of(loaded, guests),
            .. guests.SelectMany(guest => GuestChanges.Of(loaded, guest)),
            .. guests.SelectMany(guest => IoChanges.Of(loaded, guest)),
            .. loaded.Scenario.Alternatives.Select(one => one.Changes).Where(values => values.All(one => one.Path != Hypervisor)),
        ];
        var changes = new List<Change>();
        foreach (var values in all.Where(values => values.All(one => one.Path != axis)))
        {
            if (load(values).Loaded is { } changed && changed.PointHash != loaded.PointHash)
                changes.Add(new Change(AdviceValues.Spelled(changed, values)));
        }
        return [.. changes.DistinctBy(change => change.Name)];
    }
}
