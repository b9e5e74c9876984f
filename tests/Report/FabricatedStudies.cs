using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Models;
using HvSim.Report;
using HvSim.Scenarios.Specs;

namespace HvSim.Tests.Report;

/// <summary>Invented studies.</summary>
internal static class FabricatedStudies
{
    private const string Question = "How many web guests fit on this host before users wait?";

    public const string BrokenObjective = "web response-time p95 (worst) <= 50 ms";

    /// <summary>A search that found its answer between 31 and 32 web guests, with two points without a steady state.</summary>
    public static Study Found()
    {
        PointResult[] points =
        [
            FabricatedPoints.Steady(4, 14.9, 0.4, 18, 9, HostHealth.OverProvisioned),
            FabricatedPoints.Steady(16, 24.2, 0.7, 52, 31, HostHealth.EfficientlyProvisioned),
            FabricatedPoints.Steady(31, 46, 1.9, 89.5, 97, HostHealth.Strained),
            FabricatedPoints.Steady(32, 61.3, 3.4, 94, 212, HostHealth.OverCommitted),
            FabricatedPoints.NoSteadyState(44, 12.3),
            FabricatedPoints.NoSteadyState(48, 45.6),
        ];
        return Sweep(points, Answer(OverloadOutcome.Found, points[2], points[3]) with
        {
            Bottleneck = new Bottleneck("web", ResponsePart.CpuWait, 41.2, points[3], 94, 212),
        });
    }

    /// <summary>A sweep over web guests.</summary>
    public static Study Sweep(IReadOnlyList<PointResult> points, OverloadAnswer? answer, bool interrupted = false) =>
        Study.Of(Fabricated.Loaded(WebScenario()), new SweepResult(points, answer, interrupted), Fabricated.Tool);

    public static Scenario WebScenario() =>
        Fabricated.Scenario(Question, [Fabricated.Guest("web", 24)], [Fabricated.WebObjective]);

    public static OverloadAnswer Answer(
        OverloadOutcome outcome, PointResult? pass, PointResult? fail, params PointResult[] undecided) => new()
        {
            Outcome = outcome,
            LastPass = pass,
            FirstFail = fail,
            Undecided = undecided,
            LikelyPass = pass,
            LikelyFail = fail,
            BrokenLimit = fail is null ? "" : fail.State == PointState.Steady ? BrokenObjective : fail.StateReason,
            Monotone = true,
            Bottleneck = null,
            Summary = "invented",
        };

    /// <summary>A single run of two classes.</summary>
    public static Study SingleRun()
    {
        var scenario = Fabricated.Scenario(
            "Do 24 web guests beside 2 databases keep their users content?",
            [Fabricated.Guest("web", 24), Fabricated.Guest("sql", 2)],
            [Fabricated.WebObjective]);
        var point = FabricatedPoints.Steady(24, 33, 1.2, 71, 52, HostHealth.EfficientlyProvisioned, scenario);
        return Study.Of(Fabricated.Loaded(scenario), point with { Coordinates = [] }, Fabricated.Tool);
    }

    /// <summary>A batch sweep whose first point has no hypervisor.</summary>
    public static Study Batch()
    {
        PointResult[] points =
        [
            FabricatedPoints.Batch("none", 90, 0.5, native: true),
            FabricatedPoints.Batch("5 ms", 367.4, 2.5),
            FabricatedPoints.Batch("10 ms", 350.1, 2.1),
        ];
        var result = new SweepResult(points, null, Interrupted: false);
        return Study.Of(Fabricated.Loaded(points[1].Scenario!), result, Fabricated.Tool);
    }

    /// <summary>A grid over two axes and two classes.</summary>
    public static Study Grid(double limitMs = 50)
    {
        var scenario = Fabricated.Scenario(
            "Does the slice matter?",
            [Fabricated.Guest("web", 24), Fabricated.Guest("sql", 2)],
            [Fabricated.WebObjective with { Limit = Duration.FromSeconds(limitMs / 1000) }]);
        var points = new List<PointResult>();
        foreach (var slice in new[] { "1 ms", "10 ms" })
        {
            foreach (var web in new[] { 8, 16, 24 })
            {
                var p95 = (slice == "1 ms" ? 20 : 12) + web;
                points.Add(FabricatedPoints.Steady(web, p95, 1, 3 * web, p95, HostHealth.EfficientlyProvisioned, scenario) with
                {
                    Coordinates = [new AxisValue("host.hypervisor.slice", slice), new AxisValue(Fabricated.Axis, $"{web}")],
                });
            }
        }
        return Study.Of(Fabricated.Loaded(scenario), new SweepResult(points, null, Interrupted: false), Fabricated.Tool);
    }
    /// <summary>A search over a mix that ends where the objectives of both of its classes break.</summary>
    public static Study TwoBroken()
    {
        var sql = Fabricated.WebObjective with { Guest = "sql", Limit = Duration.FromSeconds(0.02) };
        var scenario = Fabricated.Scenario(
            Question, [Fabricated.Guest("web", 24), Fabricated.Guest("sql", 2)], [Fabricated.WebObjective, sql]);
        PointResult[] points =
        [
            OnMix(FabricatedPoints.Steady(16, 18, 0.7, 52, 31, HostHealth.EfficientlyProvisioned, scenario)),
            OnMix(FabricatedPoints.Steady(32, 61.3, 3.4, 94, 212, HostHealth.OverCommitted, scenario)),
        ];
        var answer = Answer(OverloadOutcome.Found, points[0], points[1]) with
        {
            BrokenLimit = $"{BrokenObjective} and sql response-time p95 (worst) <= 20 ms",
        };
        return Study.Of(Fabricated.Loaded(scenario), new SweepResult(points, answer, Interrupted: false), Fabricated.Tool);
    }

    /// <summary>A search over twenty points of eight classes; 13 guests are the last that pass.</summary>
    public static Study ManyClasses()
    {
        string[] names = ["one-way", "two-way", "four-way", "eight-way"];
        var scenario = Fabricated.Scenario(
            Question, [.. names.SelectMany(n => new[] { Fabricated.Guest(n, 3), Fabricated.Guest(n + "-busy", 1) })], []);
        PointResult[] points =
        [
            .. Enumerable.Range(1, 20).Select(i =>
                OnMix(FabricatedPoints.Steady(i, 20 + i, 1, 4 * i, i, HostHealth.EfficientlyProvisioned, scenario))),
        ];
        var answer = Answer(OverloadOutcome.Found, points[12], points[13]);
        return Study.Of(Fabricated.Loaded(scenario), new SweepResult(points, answer, Interrupted: false), Fabricated.Tool);
    }

    private static PointResult OnMix(PointResult point) =>
        point with { Coordinates = [new AxisValue("mix.total", point.Coordinates[0].Value)] };
}
