using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>Everything that is measured about one guest class.</summary>
internal static class ClassReadings
{
    /// <summary>Takes the readings of the class at <paramref name="index"/> in the scenario.</summary>
    /// <param name="list">Where they go.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="index">Place of the class in the scenario.</param>
    /// <param name="backlog">Growth of the class's backlog, or null where it serves no open arrivals.</param>
    /// <param name="suppressed">Why there are no response times; empty where there are.</param>
    public static void Take(ReadingList list, Scenario scenario, int index, Backlog? backlog, string suppressed)
    {
        var spec = scenario.Guests[index];
        TakeTimes(list, scenario, index, suppressed);
        if (spec.Workload is OpenWorkload or ClosedWorkload or TraceWorkload)
            Flow(list, spec, index, backlog);
        Processors(list, scenario, index);
        if (spec.Workload is OpenWorkload or ClosedWorkload)
        {
            PartReadings.Take(
                list, spec.Name, index, suppressed, Missing(spec, "fewer than two replications completed a request"));
        }
    }

    /// <summary>Takes only the response or elapsed times of the class at <paramref name="index"/>.</summary>
    public static void TakeTimes(ReadingList list, Scenario scenario, int index, string suppressed)
    {
        var spec = scenario.Guests[index];
        if (spec.Workload is OpenWorkload or ClosedWorkload)
            ResponseTimes(list, spec, index, suppressed);
        if (spec.Workload is BatchWorkload)
            ElapsedTimes(list, spec, index);
    }

    private static void ResponseTimes(ReadingList list, GuestSpec spec, int index, string suppressed)
    {
        var readings = new SampleReadings(
            MetricCatalog.ResponseTime, spec.Name, Missing(spec, "fewer than two replications completed a request"));
        var taken = suppressed.Length > 0
            ? readings.Suppressed(suppressed)
            : readings.Of(
                [.. list.Runs.Select(run => new ResponseSample(run.Classes[index].Response))],
                PerGuest(list, spec, index, guest => new ResponseSample(guest.Response)));
        foreach (var reading in taken)
            list.Add(reading);
    }

    private static void ElapsedTimes(ReadingList list, GuestSpec spec, int index)
    {
        var unfinished = list.Runs.Count(run => run.Classes[index].Guests.Any(guest => guest.Elapsed is null));
        var readings = new SampleReadings(MetricCatalog.ElapsedTime, spec.Name, NoGuests(spec));
        var taken = unfinished > 0
            ? readings.Suppressed($"batch work not done in {unfinished} of {list.Runs.Count} replications")
            : readings.Of(
                [.. list.Runs.Select(run => new ElapsedSample(run.Classes[index].Guests.SelectMany(Elapsed)))],
                PerGuest(list, spec, index, guest => new ElapsedSample(Elapsed(guest))));
        foreach (var reading in taken)
            list.Add(reading);
    }

    private static IEnumerable<double> Elapsed(GuestResult guest)
    {
        if (guest.Elapsed is { } elapsed)
            yield return elapsed.Seconds;
    }

    private static IReadOnlyList<IReadOnlyList<ISample>> PerGuest(
        ReadingList list, GuestSpec spec, int index, Func<GuestResult, ISample> sample) =>
        [.. Enumerable.Range(0, spec.Count).Select(guest =>
            (IReadOnlyList<ISample>)[.. list.Runs.Select(run => sample(run.Classes[index].Guests[guest]))])];

    /// <summary>Why a class has no value: that it has no guests, where it has none.</summary>
    private static string Missing(GuestSpec spec, string reason) => spec.Count == 0 ? NoGuests(spec) : reason;

    private static string NoGuests(GuestSpec spec) => $"there is no {spec.Name} guest";

    private static void Flow(ReadingList list, GuestSpec spec, int index, Backlog? backlog)
    {
        var guest = spec.Name;
        list.AddMean(MetricCatalog.Throughput, guest, Statistic.Total, "",
            run => run.Classes[index].Guests.Sum(one => one.Completed) / run.Window.Seconds);
        list.AddMean(MetricCatalog.OfferedRate, guest, Statistic.Total, "",
            run => run.Classes[index].Guests.Sum(one => one.Arrived) / run.Window.Seconds);
        list.AddMean(MetricCatalog.CompletedRatio, guest, "", Scope.Pooled, run => CompletedRatio(run.Classes[index]),
            Missing(spec, "fewer than two replications saw a request arrive"));
        if (spec.Workload is OpenWorkload)
        {
            list.AddMean(MetricCatalog.ThroughputShortfall, guest, "", Scope.Pooled,
                run => CompletedRatio(run.Classes[index]) is { } ratio ? 100 * (1 - ratio) : null,
                Missing(spec, "fewer than two replications saw a request arrive"));
        }
        if (backlog is not null)
            list.Add(backlog.Reading(guest));
    }

    private static double? CompletedRatio(GuestClassResult result)
    {
        var arrived = result.Guests.Sum(guest => guest.Arrived);
        return arrived == 0 ? null : result.Guests.Sum(guest => guest.Completed) / (double)arrived;
    }

    private static void Processors(ReadingList list, Scenario scenario, int index)
    {
        var spec = scenario.Guests[index];
        ProcessorReadings.Take(
            list, spec.Name, run => run.Classes[index].Guests.Select(guest => guest.Processors), Missing(spec, ""));
        if (spec.Count > 0)
        {
            PauseMetrics.Take(list, scenario, index);
            MemoryMetrics.Take(list, scenario, index);
            StorageMetrics.Take(list, scenario, index);
            NetworkMetrics.Take(list, scenario, index);
            TickMetrics.Take(list, scenario, index);
            InterceptMetrics.Take(list, spec.Name, index);
            list.AddMean(MetricCatalog.ReadyThreads, spec.Name, Statistic.Mean, "",
                run => run.Classes[index].Guests.Average(guest => guest.MeanReadyThreads));
            ProvisioningMetrics.Take(list, scenario, index);
        }
    }
}
