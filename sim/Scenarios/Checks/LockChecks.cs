using System.Globalization;
using HvSim.Engine;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>A lock has one kind, and should be no busier than a simulation bears.</summary>
internal static class LockChecks
{
    private const double MostPerSecond = 100_000;
    private const double MostUnderLock = 0.9;

    public static void Check(GuestView guest, ScenarioView view, ProblemList problems)
    {
        if (guest.Workload is not { IsKeyword: false } workload)
        {
            return;
        }
        CheckShare(workload, problems);
        var kinds = new Dictionary<string, BoundScalar>(StringComparer.Ordinal);
        foreach (var section in LocksOf(workload))
        {
            if (!section.TryGet(LockSchema.Name, out var name) || section.Scalar(LockSchema.Kind) is not { } kind)
            {
                continue;
            }
            if (!kinds.TryAdd(name, kind) && kinds[name].Text != kind.Text)
            {
                problems.Error(kind.Place, kind.Path, ProblemCode.Conflict,
                    $"the lock {name} is {kinds[name].Text} in another step of this guest", "Give one of them another name or kind.");
            }
        }
        WarnOfManyEvents(guest, workload, view, problems);
    }

    private static void CheckShare(BoundSection workload, ProblemList problems)
    {
        if (workload.Section(KernelLockSchema.KernelLock) is { } section
            && section.TryGet(KernelLockSchema.Rate, out var rate) && section.TryGet(KernelLockSchema.Hold, out var hold)
            && rate * hold.Seconds > MostUnderLock)
        {
            problems.Error(section.Place, section.Path, ProblemCode.Conflict,
                $"a thread would be under the lock for {Wording.Print((decimal)(100 * rate * hold.Seconds))} % of its work",
                "Choose rate and hold so that their product is at most 90 %.");
        }
    }

    /// <summary>The lock steps of a workload.</summary>
    public static IEnumerable<BoundSection> LocksOf(BoundSection workload) =>
        (workload.List(WorkloadSchema.Each)?.Items ?? []).OfType<BoundSection>()
            .Select(step => step.Section(LockSchema.Lock)).OfType<BoundSection>();

    // Taken and given back are two events. Without contention a thread needs its processor times; no more run than there are processors.
    private static void WarnOfManyEvents(GuestView guest, BoundSection workload, ScenarioView view, ProblemList problems)
    {
        double sections = 0;
        foreach (var section in LocksOf(workload))
        {
            sections += section.TryGet(LockSchema.Times, out var times) ? times : 1;
        }
        if (sections == 0 || guest.VirtualProcessors is not { } width || view.LogicalProcessors is not { } processors)
        {
            return;
        }
        var running = Math.Min((double)width * (guest.Count ?? 1), processors);
        var work = WorkOf(workload).Seconds;
        var most = work == 0 ? double.MaxValue : running / work;
        if (guest.Requests is { } requests && requests.TryGet(RequestSchema.Rate, out var rate))
        {
            most = Math.Min(most, rate * (guest.Count ?? 1));
        }
        var perSecond = 2 * sections * most;
        if (perSecond > MostPerSecond)
        {
            problems.Warn(workload.Place, workload.Path, ProblemCode.OutOfRange,
                $"up to {perSecond.ToString("N0", CultureInfo.InvariantCulture)} times a second a lock is taken or given back, "
                + "which makes the simulation slow",
                "Fewer and longer critical sections, or a shorter run, take less time.");
        }
    }

    private static Duration WorkOf(BoundSection workload)
    {
        var work = Duration.Zero;
        foreach (var step in workload.List(WorkloadSchema.Each)!.Items.OfType<BoundSection>())
        {
            work += MeanOf(step, WorkloadSchema.Cpu);
            if (step.Section(LockSchema.Lock) is { } critical)
            {
                var times = critical.TryGet(LockSchema.Times, out var number) ? number : 1;
                work += times * (MeanOf(critical, LockSchema.Hold) + MeanOf(critical, LockSchema.Between));
            }
        }
        return work;
    }

    private static Duration MeanOf(BoundSection parent, TimeLawSchema law) =>
        parent.Section(law.Law) is { } section && section.TryGet(law.Mean, out var mean) ? mean : Duration.Zero;
}
