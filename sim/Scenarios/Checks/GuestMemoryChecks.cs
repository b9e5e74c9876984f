using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>Guests have memory where the machine has, and no more than that; its bounds do not cross.</summary>
internal static class GuestMemoryChecks
{
    private const string MachineMemory = "host.machine.memory";

    public static void Check(GuestView guest, ScenarioView view, ProblemList problems)
    {
        if (guest.Memory.Memory is not { } memory)
        {
            RequireMemory(guest, view, problems);
            return;
        }
        if (view.MachineMemory is null && view.Host?.Section(MachineSchema.Machine) is not null
            && !problems.HasErrorAt(MachineMemory))
        {
            problems.Error(memory.Place, memory.Path, ProblemCode.Conflict,
                "the memory of the machine is not given, so that there is none for guests",
                $"Add '{MachineSchema.Memory.Key}: {MachineSchema.Memory.Example}' under 'host.machine', or leave the section "
                + "out.");
        }
        if (guest.Memory.IsStatic)
        {
            RefuseKeysOfDynamic(memory, problems);
        }
        else
        {
            CheckBounds(guest.Memory, memory, view, problems);
        }
        CheckFits(guest, view, problems);
    }

    private static void RequireMemory(GuestView guest, ScenarioView view, ProblemList problems)
    {
        var path = ScenarioPath.Child(guest.Section.Path, GuestMemorySchema.Memory.Key);
        if (view.MachineMemory is not null && !problems.HasErrorAt(path))
        {
            problems.Error(guest.Section.Place, path, ProblemCode.MissingKey,
                "the key is missing, and where the machine's memory is given every guest needs it",
                "Add it, such as 'memory: { static: 4 GiB, demand: { committed: 3 GiB } }'.");
        }
    }

    private static void RefuseKeysOfDynamic(BoundSection memory, ProblemList problems)
    {
        foreach (var key in GuestMemorySchema.OfDynamic)
        {
            if (memory.Find(key) is { IsWritten: true } value && memory.Find(GuestMemorySchema.Startup) is null)
            {
                problems.Error(value.Place, value.Path, ProblemCode.Conflict, $"static memory has no '{key.Key}'",
                    $"Remove it, or write '{GuestMemorySchema.Startup.Key}' in the place of '{GuestMemorySchema.Static.Key}'.");
            }
        }
    }

    private static void CheckBounds(GuestMemoryView guest, BoundSection memory, ScenarioView view, ProblemList problems)
    {
        if (guest.Startup is not { } startup)
        {
            return;
        }
        if (memory.Scalar(GuestMemorySchema.Minimum) is { IsWritten: true } minimum && minimum.Value > startup.Value)
        {
            problems.Error(minimum.Place, minimum.Path, ProblemCode.Conflict,
                $"the minimum of {minimum.Text} is above the startup memory of {startup.Text}",
                "Lower the minimum or raise the startup memory.");
        }
        if (memory.Scalar(GuestMemorySchema.Maximum) is { IsWritten: true } maximum)
        {
            CheckMaximum(maximum, startup, view.MemoryForGuests, problems);
        }
        if (!guest.IsEnlightened)
        {
            problems.Warn(memory.Place, memory.Path, ProblemCode.Conflict,
                $"the guest's system does not know dynamic memory, so that it keeps its startup memory of {startup.Text}",
                $"Choose another 'os', or write '{GuestMemorySchema.Static.Key}: {startup.Text}'.");
        }
    }

    // Hyper-V takes a maximum beyond the machine, and even proposes one; it does no more than one that the machine has.
    private static void CheckMaximum(
        BoundScalar<long> maximum, BoundScalar<long> startup, long? forGuests, ProblemList problems)
    {
        if (startup.Value > maximum.Value)
        {
            problems.Error(maximum.Place, maximum.Path, ProblemCode.Conflict,
                $"the maximum of {maximum.Text} is below the startup memory of {startup.Text}",
                "Raise the maximum or lower the startup memory.");
        }
        else if (maximum.Value > forGuests && startup.Value <= forGuests)
        {
            problems.Warn(maximum.Place, maximum.Path, ProblemCode.Conflict,
                $"a guest never holds {maximum.Text}, since the machine has {SizeForm.Print(forGuests.Value)} for guests",
                "Lower it, or leave it out for all that the machine has.");
        }
    }

    private static void CheckFits(GuestView guest, ScenarioView view, ProblemList problems)
    {
        if (guest is { Count: > 0, Memory.Startup: { } startup } && view.MemoryForGuests is { } forGuests
            && startup.Value > forGuests)
        {
            problems.Error(startup.Place, startup.Path, ProblemCode.AdmissionMemory,
                $"a guest needs {startup.Text} to start, and the machine has {SizeForm.Print(forGuests)} for guests",
                "Give the guest less, or the machine more memory.");
        }
    }
}
