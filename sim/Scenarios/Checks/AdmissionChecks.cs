using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>Whether the host starts all guests. A refusal is an answer: it ends a sweep at that point.</summary>
internal static class AdmissionChecks
{
    private const string Cure = "Run fewer guests, or give them fewer virtual processors.";

    public static void Check(ScenarioView view, ProblemList problems)
    {
        var guests = view.Guests.Where(guest => guest is { Count: not null, VirtualProcessors: not null }).ToArray();
        var virtualProcessors = guests.Sum(guest => (long)guest.Count!.Value * guest.VirtualProcessors!.Value);
        var place = view.Scenario.Map(GuestSchema.Guests)?.Place ?? view.Scenario.Place;
        if (view.IsNative)
        {
            CheckNative(view, virtualProcessors, place, problems);
            return;
        }
        if (view.Os is { } os)
        {
            CheckCounts(view, os, guests.Sum(guest => (long)guest.Count!.Value), virtualProcessors, place, problems);
        }
        if (view.Scheduler != SchedulerKind.Root)
        {
            CheckReserves(view, guests, place, problems);
        }
    }

    private static void CheckNative(ScenarioView view, long virtualProcessors, Place place, ProblemList problems)
    {
        if (virtualProcessors > view.LogicalProcessors)
        {
            Refuse(ProblemCode.AdmissionNative,
                $"a native run gives each virtual processor a logical processor, "
                + $"but {virtualProcessors} virtual processors meet {view.LogicalProcessors} logical ones",
                place, problems);
        }
    }

    private static void CheckCounts(
        ScenarioView view, HostOs os, long guests, long virtualProcessors, Place place, ProblemList problems)
    {
        if (guests > os.RunningGuests)
        {
            Refuse(ProblemCode.AdmissionGuests, $"{os.Name} runs at most {os.RunningGuests} guests, not {guests}", place,
                problems);
        }
        if (virtualProcessors > os.VirtualProcessors)
        {
            Refuse(ProblemCode.AdmissionVirtualProcessors,
                $"{os.Name} runs at most {os.VirtualProcessors} virtual processors, not {virtualProcessors}", place, problems);
        }
        else if (virtualProcessors > (long?)os.VirtualPerLogicalProcessor * view.LogicalProcessors)
        {
            Refuse(ProblemCode.AdmissionVirtualProcessors,
                $"{os.Name} runs at most {os.VirtualPerLogicalProcessor} virtual processors per logical processor, "
                + $"not {virtualProcessors} on {view.LogicalProcessors}",
                place, problems);
        }
    }

    private static void CheckReserves(ScenarioView view, GuestView[] guests, Place place, ProblemList problems)
    {
        var reserved = guests.Sum(ReservedProcessors);
        if (reserved > view.LogicalProcessors)
        {
            problems.Error(place, GuestSchema.Guests.Key, ProblemCode.AdmissionReserve,
                $"the guests reserve {Wording.Print(reserved)} logical processors of {view.LogicalProcessors}",
                "Lower the reserves, or run fewer guests.");
        }
    }

    // In decimal, so that ten reserves of 10 % are one processor and not a little more.
    private static decimal ReservedProcessors(GuestView guest) =>
        guest.Cpu is { } cpu && cpu.TryGet(GuestSchema.Reserve, out var reserve)
            ? (decimal)reserve * guest.VirtualProcessors!.Value * guest.Count!.Value
            : 0;

    private static void Refuse(string code, string reason, Place place, ProblemList problems) =>
        problems.Error(place, GuestSchema.Guests.Key, code, reason, Cure);
}
