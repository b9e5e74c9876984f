using HvSim.Experiments;
using HvSim.Models.Memory;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Memory;

namespace HvSim.Tests.Experiments;

/// <summary>Points of a host of 64 GiB, with readings of memory that nobody simulated.</summary>
internal static class FakeMemory
{
    private const int Replications = 3;
    private const int Requests = 50;

    /// <summary>A guest of it.</summary>
    public static GuestResult Guest(int index, double pressure, long pages = 0, bool started = true, bool atMaximum = false) =>
        Fake.Guest(index, Requests, Requests, 0, Fake.Histogram(Enumerable.Repeat(10.0, Requests))) with
        {
            HasStarted = started,
            Memory = new MemoryReading
            {
                Pressure = pressure,
                IsAtMaximum = atMaximum,
                Totals = new MemoryTotals { PagesFetched = pages },
            },
        };

    /// <summary>A scenario with as many guests.</summary>
    public static Scenario Scenario(int guests, params ObjectiveSpec[] objectives)
    {
        var scenario = Fake.Scenario(guests, objectives: objectives);
        return scenario with { Host = MemoryHosts.With(scenario.Host, 64 * MemoryHosts.GiB) };
    }

    /// <summary>The point of that scenario whose replications are all alike.</summary>
    public static PointResult Point(Scenario scenario, double availableGib, params GuestResult[] guests)
    {
        RunResult Run(ulong seed)
        {
            var run = Fake.Run(scenario, seed, guests, _ => new ClassBin(0, 0, 0, 0));
            var memory = new HostMemoryReading { TotalMib = 64 * 1024, AvailableMib = 1024 * availableGib };
            return run with { Host = run.Host with { Memory = memory } };
        }
        return PointSummary.Of([], scenario, [.. Enumerable.Range(1, Replications).Select(seed => Run((ulong)seed))]);
    }

    /// <summary>An objective on memory.</summary>
    public static ObjectiveSpec Objective(string guest, ObjectiveMetric metric, ObjectiveLimit limit) => new()
    {
        Guest = guest,
        Metric = metric,
        Statistic = ObjectiveStatistic.Mean,
        Limit = limit,
        Across = ObjectiveScope.Pooled,
    };
}
