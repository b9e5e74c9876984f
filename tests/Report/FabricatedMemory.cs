using HvSim.Experiments;
using HvSim.Report;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Memory;

namespace HvSim.Tests.Report;

/// <summary>Invented points of a host with memory.</summary>
internal static class FabricatedMemory
{
    public static HostVerdict Verdict { get; } = new(
        HostHealth.OverCommitted, "0.6 of 64 GiB available on average, mean pressure 138.5 % (above 100 %)");

    public static Scenario Scenario(params GuestSpec[] guests)
    {
        var scenario = Fabricated.Scenario("How many?", guests, [Fabricated.WebObjective]);
        return scenario with { Host = MemoryHosts.With(scenario.Host, 64 * MemoryHosts.GiB) };
    }

    /// <summary>A steady point whose guests page; in each time bin a class holds 16 GiB and has committed 24.</summary>
    public static PointResult Point(int web, Scenario scenario, params MetricReading[] more)
    {
        var point = FabricatedPoints.Steady(web, 33, 1.2, 71, 52, HostHealth.EfficientlyProvisioned, scenario);
        return point with
        {
            MemoryVerdict = Verdict,
            Readings =
            [
                .. point.Readings, .. more, Fabricated.Reading(MemoryMetrics.AveragePressure, "", Statistic.Mean, "", 138.5),
            ],
            Replications = [.. point.Replications.Select(WithMemory)],
        };
    }

    /// <summary>What a class does with its memory.</summary>
    public static MetricReading[] Class(string guest, double paging, double fileReads, double strained) =>
    [
        Fabricated.Reading(MemoryMetrics.Pressure, guest, Statistic.Mean, "", 138.5),
        Fabricated.Reading(MemoryMetrics.Paging, guest, Statistic.Mean, "", paging),
        Fabricated.Reading(MemoryMetrics.FileReads, guest, Statistic.Mean, "", fileReads),
        Fabricated.Reading(MemoryMetrics.Strained, guest, Statistic.Mean, "", strained),
    ];

    public static Study Run(PointResult point) =>
        Study.Of(Fabricated.Loaded(point.Scenario!), point with { Coordinates = [] }, Fabricated.Tool);

    public static Study Sweep(PointResult[] points, OverloadAnswer? answer = null) => Study.Of(
        Fabricated.Loaded(points[0].Scenario!), new SweepResult(points, answer, Interrupted: false), Fabricated.Tool);

    private static RunResult WithMemory(RunResult run) => run with
    {
        Series = run.Series with
        {
            Bins =
            [
                .. run.Series.Bins.Select(bin => bin with
                {
                    Classes = [.. bin.Classes.Select(one => one with { HeldMib = 16 << 10, CommittedMib = 24 << 10 })],
                }),
            ],
        },
    };
}
