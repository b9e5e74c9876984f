using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Checks;

/// <summary>As many threads as meet at a barrier must be able to come there at one time.</summary>
internal static class MeetingChecks
{
    public static void Check(GuestView guest, ProblemList problems)
    {
        if (guest.Workload is not { IsKeyword: false } workload)
            return;
        BoundSection[] barriers = [.. (workload.List(WorkloadSchema.Each)?.Items ?? []).OfType<BoundSection>()
            .Select(step => step.Section(MeetingSchema.Barrier)).OfType<BoundSection>()];
        foreach (var barrier in barriers)
            CheckBarrier(barrier, guest, workload, problems);
        CheckTogether(barriers, workload, problems);
    }

    /// <summary>Where barriers of different sizes can each hold back less than they need, all threads may wait for ever.</summary>
    private static void CheckTogether(BoundSection[] barriers, BoundSection workload, ProblemList problems)
    {
        if (ThreadsOf(workload) is not { } threads)
            return;
        int[] parties = [.. barriers.Select(one => one.TryGet(MeetingSchema.Parties, out var some) ? some : threads)];
        if (parties.Distinct().Count() < 2 || parties.Sum(some => some - 1L) < threads)
            return;
        problems.Error(barriers[^1].Place, barriers[^1].Path, ProblemCode.Conflict,
            $"with barriers of {string.Join(", ", parties)} parties all {threads} threads can come to wait for each other for ever",
            "Give all barriers the same number of parties, or leave 'parties' out.");
    }

    private static int? ThreadsOf(BoundSection workload)
    {
        if (workload.Section(WorkloadSchema.Closed) is { } closed)
            return closed.TryGet(WorkloadSchema.Clients, out var clients) ? clients : null;
        return workload.Section(WorkloadSchema.Batch) is { } batch && batch.TryGet(WorkloadSchema.Threads, out var threads)
            ? threads
            : null;
    }

    private static void CheckBarrier(BoundSection barrier, GuestView guest, BoundSection workload, ProblemList problems)
    {
        if (guest.Requests is not null)
        {
            problems.Error(barrier.Place, barrier.Path, ProblemCode.Conflict,
                "requests of open arrivals cannot meet at a barrier: nobody knows how many will come",
                "Use 'closed' or 'batch', or take the barrier out.");
            return;
        }
        if (workload.Section(WorkloadSchema.Closed) is { } closed && closed.TryGet(WorkloadSchema.Clients, out var clients))
        {
            var workers = guest.VirtualProcessors * guest.Section.Section(GuestSchema.Threads)?.Scalar(GuestSchema.WorkersPerVirtualProcessor)?.Value;
            CheckParties(barrier, clients, "clients", problems);
            if ((barrier.TryGet(MeetingSchema.Parties, out var parties) ? parties : clients) > workers)
            {
                problems.Error(barrier.Place, barrier.Path, ProblemCode.Conflict,
                    $"more requests than the guest's {workers} worker threads meet here, so that none would ever go on",
                    "Give it more 'workersPerVirtualProcessor', or fewer 'parties' or clients.");
            }
        }
        else if (workload.Section(WorkloadSchema.Batch) is { } batch && batch.TryGet(WorkloadSchema.Threads, out var threads))
        {
            CheckParties(barrier, threads, "threads", problems);
        }
    }

    private static void CheckParties(BoundSection barrier, int most, string whom, ProblemList problems)
    {
        if (barrier.Scalar(MeetingSchema.Parties) is { } parties && parties.Value > most)
        {
            problems.Error(parties.Place, parties.Path, ProblemCode.Conflict,
                $"{parties.Text} parties can never meet, since the workload has {most} {whom}",
                $"Write at most {most}, or leave 'parties' out for all of them.");
        }
    }
}
