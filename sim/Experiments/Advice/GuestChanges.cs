using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using static HvSim.Experiments.Advice.AdviceValues;

namespace HvSim.Experiments.Advice;

/// <summary>Changes of the guests of a class: a step of what each of them has, and of its part of the host.</summary>
internal static class GuestChanges
{
    private const double MoreMemory = 1.5;
    private const int MostWeight = 10_000;
    private const double Reserve = 0.5;
    private const string NewestWindows = "windows-server-2019";

    private static readonly string[] OlderSystems =
        ["unenlightened", "windows-server-2003", "windows-server-2008-r2", "windows-server-2012-r2"];

    public static IEnumerable<IReadOnlyList<Override>> Of(LoadedScenario loaded, GuestSpec guest)
    {
        var scenario = loaded.Scenario;
        var path = Guest(guest.Name);
        yield return [Set($"{path}.virtualProcessors", guest.VirtualProcessors + 1L)];
        yield return [Set($"{path}.threads.workersPerVirtualProcessor", 2L * guest.WorkersPerVirtualProcessor)];
        if (loaded.Effective.Any(value => value.Path == $"{path}.os" && OlderSystems.Contains(value.Text)))
            yield return [Set($"{path}.os", NewestWindows)];
        var hasOthers = scenario.Guests.Any(other => other.Name != guest.Name && other is { Count: > 0, Workload: not IdleWorkload });
        // The root scheduler knows neither weights nor reserves nor limits.
        if (scenario.Host.Hypervisor is { Scheduler: not SchedulerKind.Root })
        {
            foreach (var change in OfShares(guest, path, hasOthers))
                yield return change;
        }
        if (guest.Memory is not { } memory)
            yield break;
        yield return [SetSize($"{path}.memory.{(memory.IsDynamic ? "maximum" : "static")}", MoreMemory * memory.Maximum)];
        if (hasOthers && memory.IsDynamic)
            yield return [Set($"{path}.memory.weight", Math.Min(2L * memory.Weight, MostWeight))];
    }

    /// <summary>Weights and reserves act against other classes only: guests of one class are equal.</summary>
    private static IEnumerable<IReadOnlyList<Override>> OfShares(GuestSpec guest, string path, bool hasOthers)
    {
        if (hasOthers)
        {
            yield return [Set($"{path}.cpu.weight", Math.Min(2L * guest.Weight, MostWeight))];
            if (guest.Reserve < Reserve && guest.Limit >= Reserve)
                yield return [SetPercent($"{path}.cpu.reserve", Reserve)];
        }
        if (guest.Limit < 1)
            yield return [SetPercent($"{path}.cpu.limit", 1)];
        if (guest.CpuGroup is { } group)
            yield return [SetPercent($"host.cpuGroups.{group}.cap", 1)];
    }
}
