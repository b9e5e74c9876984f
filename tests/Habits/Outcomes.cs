using System.Collections.Concurrent;
using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;

namespace HvSim.Tests.Habits;

/// <summary>What comes of a scenario, as texts to compare. Runs that are known are not run again.</summary>
internal sealed class Outcomes(ScenarioDocument document)
{
    private static readonly Duration Moment = Duration.FromSeconds(0.02);

    private readonly ConcurrentDictionary<string, Lazy<RunResult>> _runs = new(StringComparer.Ordinal);

    public LoadResult Load(IReadOnlyList<Override> overrides) => document.With(overrides);

    /// <summary>Everything that the reader objects to.</summary>
    public static string Problems(LoadResult result) => string.Join('\n', result.Problems.Select(problem => problem.ToString()));

    /// <summary>All figures of one replication.</summary>
    public string Figures(LoadedScenario loaded)
    {
        var run = Run(loaded, loaded.Scenario.Run.Seed);
        var guests = run.Classes.SelectMany(c => c.Guests).Select(guest =>
            $"{guest} {guest.Processors} {guest.Response.Count} {guest.Response.SumNanoseconds} "
            + $"{string.Join(' ', guest.Intercepts.Counts)} {string.Join(' ', guest.Intercepts.CostNanoseconds)}");
        return $"{run.Fingerprint:x16} {run.Events} {run.Window} {run.Finished} {run.Series.BinLength}\n"
            + $"{string.Join('\n', guests)}\n{string.Join('\n', run.Host.LogicalProcessors)}";
    }

    /// <summary>What the objectives are held against and the verdicts, without the objectives themselves.</summary>
    public string Verdicts(LoadedScenario loaded)
    {
        var seeds = 0;
        var point = new Experiment((_, seed) => Counted(ref seeds, Run(loaded, seed)), workers: 1).Run(loaded.Scenario).Points[0];
        var verdicts = point.Objectives.Select(verdict =>
            $"{verdict.Verdict} {verdict.Reading.Guest} {verdict.Reading.Estimate} {verdict.Reading.Reason}");
        return $"{seeds} replications\n{string.Join('\n', verdicts)}";
    }

    /// <summary>The points that the sweep evaluates, each simulated for a moment only.</summary>
    public string Points(LoadedScenario loaded, IReadOnlyList<Override> overrides)
    {
        var moment = loaded.Scenario.Run with { Duration = Moment, Warmup = Duration.Zero };
        var result = new Experiment((point, seed) => ScenarioRun.Execute(point with { Run = moment }, seed), workers: 1).Sweep(
            loaded.Scenario.Sweep!, values => Load([.. overrides, .. values]));
        return string.Join('\n', result.Points.Select(point => string.Join(' ', point.Coordinates)));
    }

    private RunResult Run(LoadedScenario loaded, ulong seed) => _runs.GetOrAdd($"{loaded.PointHash} {seed}",
        _ => new Lazy<RunResult>(() => ScenarioRun.Execute(loaded.Scenario, seed))).Value;

    private static RunResult Counted(ref int count, RunResult run)
    {
        count++;
        return run;
    }
}
