using HvSim.Engine;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Traces;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>The stages of a demand are in order, and a guest whose demand it can never hold pages.</summary>
internal static class MemoryDemandChecks
{
    public static void Check(GuestView guest, ScenarioView view, ProblemList problems)
    {
        if (guest.Memory.Demand is not { } demand)
        {
            return;
        }
        CheckSource(demand, guest, problems);
        CheckOrder(guest.Memory.Stages, problems);
        WarnOfIdleKeys(demand, guest.Memory.AlwaysSuffices && !view.HostSwaps, problems);
        if (guest.Memory.MostHeld(view.MemoryForGuests) is { } most
            && demand.TryGet(MemoryDemandSchema.WorkingSet, out var workingSet))
        {
            foreach (var level in guest.Memory.Levels.Where(level => level.Value > most))
            {
                WarnOfPaging(level, workingSet, most, problems);
            }
        }
    }

    private static void CheckSource(BoundSection demand, GuestView guest, ProblemList problems)
    {
        var column = TraceHeader.NameOf(TraceColumn.MemoryBytes);
        var isTraced = guest.TraceContent?.Trace.Has(TraceColumn.MemoryBytes) == true;
        BoundNode?[] written = [demand.Find(MemoryDemandSchema.Committed), demand.Find(MemoryDemandSchema.Stages)];
        foreach (var node in written.OfType<BoundNode>().Where(node => isTraced && node.IsWritten))
        {
            problems.Error(node.Place, node.Path, ProblemCode.Conflict, $"the guest's trace has the column '{column}'",
                "Leave it out, or take the column out of the trace.");
        }
        var path = Source.ScenarioPath.Child(demand.Path, MemoryDemandSchema.Committed.Key);
        if (written[0] is null && !problems.HasErrorAt(path) && (guest.Trace is null || guest.TraceContent is not null))
        {
            problems.Error(demand.Place, path, ProblemCode.MissingKey, "the key is missing",
                $"Add it, such as '{MemoryDemandSchema.Committed.Key}: {MemoryDemandSchema.Committed.Example}'. "
                + $"It says: {MemoryDemandSchema.Committed.Description}");
        }
    }

    private static void CheckOrder(IEnumerable<BoundSection> stages, ProblemList problems)
    {
        var last = Duration.Zero;
        foreach (var stage in stages)
        {
            if (stage.Scalar(MemoryDemandSchema.From) is not { } from)
            {
                continue;
            }
            if (from.Value <= last)
            {
                problems.Error(from.Place, from.Path, ProblemCode.Conflict,
                    $"the stage begins at {from.Text}, not after the one before it at {last}",
                    "Put the stages in order of time.");
            }
            last = from.Value;
        }
    }

    private static void WarnOfPaging(BoundScalar<long> level, double workingSet, long most, ProblemList problems)
    {
        var used = (long)(level.Value * workingSet);
        var held = SizeForm.Print(most);
        problems.Warn(level.Place, level.Path, ProblemCode.Conflict,
            used > most
                ? $"the guest uses {PrintRounded(used)} of {level.Text}, more than the {held} that it can ever hold, so that it pages"
                : $"the guest commits {level.Text}, more than the {held} that it can ever hold, so that a part is paged out",
            "Give it more memory, or let it commit less.");
    }

    private static void WarnOfIdleKeys(BoundSection demand, bool suffices, ProblemList problems)
    {
        const string Cure = "Leave it out, or write both.";
        if (demand.TryGet(MemoryDemandSchema.FileReads, out var reads) && reads == 0)
        {
            IdleKeys.WarnWritten(
                demand, [MemoryDemandSchema.FileCache], $"without '{MemoryDemandSchema.FileReads.Key}' no file is read", Cure,
                problems);
        }
        if (demand.TryGet(MemoryDemandSchema.FileCache, out var cache) && cache == 0)
        {
            IdleKeys.WarnWritten(
                demand, [MemoryDemandSchema.FileReads],
                $"without '{MemoryDemandSchema.FileCache.Key}' all that is read is in the cache", Cure, problems);
        }
        if (suffices)
        {
            IdleKeys.WarnWritten(
                demand, [MemoryDemandSchema.WorkingSet, MemoryDemandSchema.PageTouches], "the guest's memory always suffices",
                "Leave it out.", problems);
        }
    }

    private static string PrintRounded(long bytes)
    {
        const long MiB = 1L << 20;
        return SizeForm.Print(bytes < MiB ? bytes : bytes / MiB * MiB);
    }
}
