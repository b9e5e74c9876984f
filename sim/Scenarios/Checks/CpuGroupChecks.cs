using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>
/// Whether the host has CPU groups, their logical processors exist, and guests belong to groups that there are.
/// </summary>
internal static class CpuGroupChecks
{
    public static void Check(ScenarioView view, ProblemList problems)
    {
        var groups = view.Host?.Map(CpuGroupSchema.Groups);
        CheckMembers(view, groups?.Names ?? [], problems);
        if (groups is null || view.IsNative)
        {
            return;
        }
        if (view.Os is { OffersCpuGroups: false } os)
        {
            problems.Error(groups.Place, groups.Path, ProblemCode.Conflict, $"{os.Name} has no CPU groups",
                "They are offered from Windows Server 2016. Leave them out, or choose a newer server as host os.");
        }
        if (view.Scheduler == SchedulerKind.Root)
        {
            problems.Error(groups.Place, groups.Path, ProblemCode.Conflict, "the root scheduler has no CPU groups",
                "Leave them out, or use 'classic' or 'core'.");
        }
        foreach (var group in groups.Entries)
        {
            CheckProcessors(view, (BoundSection)group.Value, problems);
        }
    }

    private static void CheckMembers(ScenarioView view, IReadOnlyList<string> names, ProblemList problems)
    {
        foreach (var guest in view.Guests)
        {
            if (guest.Cpu?.Scalar(GuestSchema.CpuGroup) is { } member && !names.Contains(member.Value))
            {
                var groups = names.Count == 0
                    ? "Add it under 'host.cpuGroups', or leave the key out."
                    : $"The groups are {string.Join(", ", names)}.";
                problems.Error(member.Place, member.Path, ProblemCode.UnknownReference,
                    $"there is no CPU group {Wording.Quote(member.Value)}", Spelling.Suggest(member.Value, names, groups));
            }
        }
    }

    private static void CheckProcessors(ScenarioView view, BoundSection group, ProblemList problems)
    {
        if (group.Scalar(CpuGroupSchema.Processors) is not { } processors || view.LogicalProcessors is not { } all)
        {
            return;
        }
        if (processors.Value.Last >= all)
        {
            problems.Error(processors.Place, processors.Path, ProblemCode.Conflict,
                $"there is no logical processor {processors.Value.Last}: they are numbered from 0 to {all - 1}",
                "Name processors of the machine, or 'all'.");
        }
        else if (view is { Scheduler: SchedulerKind.Core, ThreadsPerCore: 2 } && !HasWholeCores(processors.Value.On(all)))
        {
            problems.Error(processors.Place, processors.Path, ProblemCode.Conflict,
                "the core scheduler gives whole cores, but of one core only one thread is in the group",
                "Begin ranges with an even number and end them with an odd one.");
        }
    }

    private static bool HasWholeCores(IReadOnlyList<int> processors)
    {
        var set = processors.ToHashSet();
        return set.All(processor => set.Contains(processor ^ 1));
    }
}
