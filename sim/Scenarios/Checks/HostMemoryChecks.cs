using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>Whether the machine's memory has something to act on, and enough for the guests to start.</summary>
internal static class HostMemoryChecks
{
    private const string NothingMoves = "no guest has dynamic memory";
    private const string NothingPages = "the memory of every guest suffices";

    public static void Check(ScenarioView view, ProblemList problems)
    {
        if (view.HostMemory is not { } memory)
        {
            return;
        }
        if (view.MachineMemory is not { } machine)
        {
            WarnOfNoMemory(memory, problems);
            return;
        }
        WarnOfIdleKeys(view, memory, problems);
        if (memory.Scalar(HostMemorySchema.RootReserve) is { } reserve && reserve.Value >= machine)
        {
            problems.Error(reserve.Place, reserve.Path, ProblemCode.Conflict,
                $"the root keeps {reserve.Text} of the machine's {SizeForm.Print(machine)}, which leaves nothing for guests",
                "Lower it, or give the machine more memory.");
        }
        else if (view.MemoryForGuests is { } forGuests)
        {
            WarnOfStarts(view, memory, forGuests, problems);
        }
    }

    private static void WarnOfNoMemory(BoundSection memory, ProblemList problems)
    {
        var machine = $"{HostSchema.Host.Key}.{MachineSchema.Machine.Key}.{MachineSchema.Memory.Key}";
        if (!problems.HasErrorAt(machine))
        {
            problems.Warn(memory.Place, memory.Path, ProblemCode.Conflict,
                $"without '{machine}' memory is not modelled, so that this does nothing",
                $"Add it, such as '{MachineSchema.Memory.Key}: {MachineSchema.Memory.Example}', or leave the section out.");
        }
    }

    private static void WarnOfIdleKeys(ScenarioView view, BoundSection memory, ProblemList problems)
    {
        if (!view.MovesMemory)
        {
            IdleKeys.WarnWritten(
                memory.Section(HostMemorySchema.Balancer),
                [HostMemorySchema.Period, HostMemorySchema.MostAdded, HostMemorySchema.MostRemoved, HostMemorySchema.Tolerance],
                NothingMoves, "Leave it out, or give a guest 'startup' memory.", problems);
        }
        if (!view.UsesPagingDevice)
        {
            const string Cure = "Leave it out.";
            var device = memory.Section(HostMemorySchema.PagingDevice);
            IdleKeys.WarnWritten(
                device?.Section(HostMemorySchema.Service.Law), [HostMemorySchema.Service.Mean, HostMemorySchema.Service.Cv],
                NothingPages, Cure, problems);
            IdleKeys.WarnWritten(device, [HostMemorySchema.Parallelism], NothingPages, Cure, problems);
        }
    }

    // Guests that find no room do not start, and the result says so.
    private static void WarnOfStarts(ScenarioView view, BoundSection memory, long forGuests, ProblemList problems)
    {
        if (!memory.TryGet(HostMemorySchema.OverheadOfFirstGiB, out var first)
            || !memory.TryGet(HostMemorySchema.OverheadOfFurtherGiB, out var further))
        {
            return;
        }
        var tables = view is { IsNative: false, UsesSlat: false } && memory.TryGet(HostMemorySchema.ShadowTables, out var shadow) ? shadow : 0;
        var needed = view.Guests.Sum(guest => (guest.Count ?? 0) * (decimal)NeededBy(guest.Memory, first, further, tables));
        if (needed > forGuests && view.Guests.All(guest => !(guest.Memory.Startup?.Value > forGuests)))
        {
            var place = view.Scenario.Map(GuestSchema.Guests)?.Place ?? memory.Place;
            problems.Warn(place, GuestSchema.Guests.Key, ProblemCode.Conflict,
                $"the guests need {PrintLarge(needed)} to start at once, and the machine has {SizeForm.Print(forGuests)} for "
                + "guests, so that some may not start",
                "Run fewer guests, give them less to start with, or the machine more memory.");
        }
    }

    private static long NeededBy(GuestMemoryView guest, long first, long further, long shadowTables) =>
        guest.Startup is not { } held ? 0 : held.Value + GuestOverhead.Of(held.Value, first, further) + shadowTables;

    private static string PrintLarge(decimal size) => SizeForm.Print((long)Math.Min(size, long.MaxValue));
}
