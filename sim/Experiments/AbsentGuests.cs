using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// Guests that did not get their startup memory, or did not get it again when they restarted: a host without them answers another question than the one asked.
/// </summary>
internal static class AbsentGuests
{
    /// <summary>How many of which classes in which replications, as a reason; empty where all guests started.</summary>
    public static string Of(Scenario scenario, IReadOnlyList<RunResult> runs)
    {
        var classes = scenario.Guests.Select((guest, index) => Of(scenario, index, runs)).Where(text => text.Length > 0).ToArray();
        return classes.Length == 0
            ? ""
            : $"guests that did not start: {OverloadWording.Listed(classes)} found no room for their startup memory{WhyNot(runs)}";
    }

    // A lack of nodes is told where nothing else was lacking.
    private static string WhyNot(IReadOnlyList<RunResult> runs) =>
        runs.SelectMany(run => run.Classes).SelectMany(one => one.Guests).Where(IsAbsent)
            .All(guest => guest.Memory.LacksNode)
            ? " on their NUMA node, though the host has as much, and 'numaSpanning' is off"
            : "";

    /// <summary>How many of a class found no room; one whose start lies behind the end of the run has not looked for any.</summary>
    public static int CountOf(Scenario scenario, int index, RunResult run) => run.Classes[index].Guests
        .Where((guest, i) => IsAbsent(guest) && scenario.Guests[index].Start.IsWithin(i, scenario.Run.Duration)).Count();

    private static bool IsAbsent(GuestResult guest) => !guest.HasStarted || guest.Memory.WaitsToRestart;

    private static string Of(Scenario scenario, int index, IReadOnlyList<RunResult> runs)
    {
        var guest = scenario.Guests[index];
        var counts = runs.Select(run => CountOf(scenario, index, run)).ToArray();
        var (least, most) = (counts.Min(), counts.Max());
        var range = least == most ? $"{most}" : least == 0 ? $"up to {most}" : $"{least} to {most}";
        return most == 0 ? "" : $"{range} of {guest.Count} {guest.Name} guests";
    }
}
