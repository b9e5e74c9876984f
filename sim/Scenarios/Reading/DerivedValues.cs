using System.Globalization;
using HvSim.Scenarios.Checks;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Traces;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>
/// Fills in the values that follow from others: the counts of a mix, a fixed number of replications, what follows of the memory,
/// reserves that the host makes void, and over what an objective is formed.
/// </summary>
internal static class DerivedValues
{
    private const string Nothing = "0 %";
    private const string NoSlowdown = "1";

    public static void Fill(ScenarioView view, TraceShelf traces, ProblemList problems)
    {
        TraceValues.Fill(view, traces, problems);
        ProfileValues.Fill(view);
        TranslationValues.Fill(view);
        FillMixCounts(view, problems);
        FixReplications(view);
        FillHypervisor(view);
        FillRemoteMemory(view);
        MemoryValues.Fill(view, problems);
        StorageValues.Fill(view);
        VoidReservesOfWideGuests(view, problems);
        FillScopes(view);
    }

    // What is not formed guest by guest has no worst guest.
    private static void FillScopes(ScenarioView view)
    {
        foreach (var objective in view.Objectives)
        {
            if (objective.TryGet(ObjectiveSchema.Metric, out var metric) && !ObjectiveRule.Of(metric).IsPerGuest
                && objective.Scalar(ObjectiveSchema.Across) is { IsWritten: false } across)
            {
                var origin = across.Origin with { Derivation = "metric" };
                objective.Put(ObjectiveSchema.Across, ObjectiveSchema.Across.Bind("pooled", origin).Value!);
            }
        }
    }

    // The root takes every logical processor, and its scheduler has a quantum of its own.
    private static void FillHypervisor(ScenarioView view)
    {
        if (view.IsNative)
        {
            return;
        }
        if (view.Host?.Section(HostSchema.Root) is { } root && root.Scalar(HostSchema.RootProcessors) is null
            && view.LogicalProcessors is { } processors)
        {
            var path = Source.ScenarioPath.Child(root.Path, HostSchema.RootProcessors.Key);
            var origin = new ValueOrigin(path, root.Place, GivenBy.Default) { Derivation = "machine" };
            var text = processors.ToString(CultureInfo.InvariantCulture);
            root.Put(HostSchema.RootProcessors, new BoundScalar<int>(HostSchema.RootProcessors, origin, processors, text));
        }
        if (view.Scheduler == SchedulerKind.Root
            && view.Hypervisor!.Scalar(HypervisorSchema.Slice) is { IsWritten: false } slice)
        {
            var origin = slice.Origin with { Derivation = "scheduler" };
            var quantum = HypervisorSchema.Slice.Bind(HypervisorSchema.ClientQuantum, origin).Value!;
            view.Hypervisor.Put(HypervisorSchema.Slice, quantum);
        }
    }

    // Where there is one NUMA node, or no hypervisor, no memory is remote, so that nothing has to be assumed of it.
    private static void FillRemoteMemory(ScenarioView view)
    {
        if (!view.IsNative && view.LogicalProcessorsPerNode != view.LogicalProcessors)
        {
            return;
        }
        foreach (var guest in view.Guests)
        {
            if (guest.Workload?.Scalar(WorkloadSchema.RemoteMemorySlowdown) is { IsWritten: false } slowdown)
            {
                var origin = slowdown.Origin with { Derivation = "machine" };
                guest.Workload.Put(
                    WorkloadSchema.RemoteMemorySlowdown, WorkloadSchema.RemoteMemorySlowdown.Bind(NoSlowdown, origin).Value!);
            }
        }
    }

    // A number alone, or the fewest alone, leaves nothing to decide.
    private static void FixReplications(ScenarioView view)
    {
        if (view.Run?.Section(RunSchema.Replications) is { IsWritten: true } replications
            && replications.Scalar(RunSchema.Least) is { IsWritten: true } least
            && replications.Scalar(RunSchema.Most) is { IsWritten: false } most)
        {
            var origin = new ValueOrigin(most.Path, least.Place, GivenBy.Default) { Derivation = "min" };
            replications.Put(RunSchema.Most, new BoundScalar<int>(RunSchema.Most, origin, least.Value, least.Text));
        }
    }

    private static void FillMixCounts(ScenarioView view, ProblemList problems)
    {
        if (view.Mix?.Map(ExperimentSchema.Shares) is not { } shares)
        {
            return;
        }
        RefuseUnknownGuests(shares, view.GuestNames, problems);
        var inMix = view.Guests.Where(guest => shares.Names.Contains(guest.Name)).ToArray();
        foreach (var guest in inMix)
        {
            if (guest.Section.Scalar(GuestSchema.Count) is { IsWritten: true } count)
            {
                problems.Error(count.Place, count.Path, ProblemCode.Conflict, "the mix sets the number of these guests",
                    "Remove the count, or take the class out of the mix.");
            }
        }
        double[] weights = [.. inMix.Select(guest => ShareOf(shares, guest.Name))];
        if (shares.Entries.All(entry => ((BoundScalar<double>)entry.Value).Value <= 0))
        {
            problems.Error(shares.Place, shares.Path, ProblemCode.OutOfRange, "no share is above 0",
                "Give a class a share such as 1.");
        }
        else if (weights.Any(weight => weight > 0) && view.Mix.Scalar(ExperimentSchema.Total) is { } total)
        {
            PutCounts(inMix, MixCounts.Of(total.Value, weights), total);
        }
    }

    private static void PutCounts(GuestView[] guests, IReadOnlyList<int> counts, BoundScalar<int> total)
    {
        for (var i = 0; i < guests.Length; i++)
        {
            var origin = new ValueOrigin(ScenarioPathOf(guests[i], GuestSchema.Count), total.Place, GivenBy.Default)
            {
                Derivation = "mix",
            };
            var text = counts[i].ToString(CultureInfo.InvariantCulture);
            guests[i].Section.Put(GuestSchema.Count, new BoundScalar<int>(GuestSchema.Count, origin, counts[i], text));
        }
    }

    private static void RefuseUnknownGuests(BoundMap shares, IReadOnlyList<string> guests, ProblemList problems)
    {
        foreach (var entry in shares.Entries.Where(entry => !guests.Contains(entry.Name)))
        {
            problems.Error(entry.Place, entry.Value.Path, ProblemCode.UnknownReference,
                $"there is no guest class {Wording.Quote(entry.Name)}",
                Spelling.Suggest(entry.Name, guests, $"The guest classes are {string.Join(", ", guests)}."));
        }
    }

    private static double ShareOf(BoundMap shares, string guest) =>
        shares.Entries.Where(entry => entry.Name == guest).Select(entry =>
            ((BoundScalar<double>)entry.Value).Value).FirstOrDefault();

    private static void VoidReservesOfWideGuests(ScenarioView view, ProblemList problems)
    {
        if (view.IsNative || view.LogicalProcessors is not { } processors)
        {
            return;
        }
        foreach (var guest in view.Guests.Where(guest => guest.VirtualProcessors > processors))
        {
            var width = guest.Section.Scalar(GuestSchema.VirtualProcessors)!;
            var reserve = guest.Cpu?.Scalar(GuestSchema.Reserve) is { Value: > 0 } some ? some : null;
            problems.Warn(width.Place, width.Path, ProblemCode.HostLimit,
                $"the guest is wider than the machine with its {processors} logical processors"
                + (reserve is null ? "" : ", so that its reserve is void"),
                "Give it fewer virtual processors, or the machine more cores.");
            if (reserve is not null)
            {
                var origin = reserve.Origin with { From = GivenBy.Default, Derivation = "void: guest wider than the machine", Sourcing = null };
                guest.Cpu!.Put(GuestSchema.Reserve, GuestSchema.Reserve.Bind(Nothing, origin).Value!);
            }
        }
    }

    private static string ScenarioPathOf(GuestView guest, ScalarKey key) =>
        Source.ScenarioPath.Child(guest.Section.Path, key.Key);
}
