using System.Globalization;
using HvSim.Experiments;
using HvSim.Experiments.Resuming;
using HvSim.Experiments.Sensitivity;
using HvSim.Report;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;

namespace HvSim.Cli.Studies;

/// <summary>From a request to results: read, check, simulate, write the folder, print the answer.</summary>
internal sealed class StudyJob(StudyRequest request, Surroundings world)
{
    private const string Budget = "run.budget";

    public int Do()
    {
        var begin = world.Clock.GetTimestamp();
        var document = ScenarioDocument.Read(world.PathOf(request.File));
        var given = request.Kind == StudyKind.Run
            ? request.Overrides
            : SearchOverrides.WithFixedAxes(document, request.Overrides, world.Error);
        var settled = SearchOverrides.Settled(document, given, world.Error);
        var result = document.With(settled);
        var (overrides, loaded) = SearchOverrides.WithOneAxis(
            document, settled, result.Loaded ?? throw new InputException(result.Problems));
        var sweeps = Sweeps(loaded);
        // Alternatives are simulated by comparisons only; what is wrong with one is no matter here.
        foreach (var warning in loaded.Warnings.Where(warning => warning.Alternative.Length == 0))
            world.Error.WriteLine(warning);

        RequireNumberOfGuests(loaded, sweeps);
        AdviceJob.Require(request, loaded, sweeps);
        new ObservedFiles(request, world.Error).Check(loaded.Scenario);
        // Nothing is touched before the input is known to be good and the folder to be ours.
        var folder = new StudyFolder(
            request, world, loaded, sweeps, isOfFile: sweeps == document.HasSweep && !overrides.Any(one => one.IsOfAnAxis));
        folder.Claim();
        var runs = new StoredRuns(ScenarioRun.Execute, folder.Finished, BuildIdentity.Text, renew: request.Force);
        var (points, overrun) = Simulate(loaded, sweeps, runs, point => document.With([.. overrides, .. point]));
        if (!points.Interrupted)
            runs.Tidy();
        foreach (var line in RunsNote.Of(runs, folder.Finished))
            world.Error.WriteLine(line);
        var study = Study.Of(loaded, points, ToolVersion.Text) with
        {
            Cluster = request.Cluster,
            UsedUpBudget = overrun is null ? null : ValueOf(loaded, Budget),
        };
        var code = folder.Deliver(study);
        if (overrun is not null)
            world.Error.WriteLine($"hvsim: {overrun.Text(ValueOf(loaded, Budget)!)}");
        var end = points.Interrupted ? "stopped after" : "done in";
        world.Error.WriteLine($"{end} {Elapsed.Text(world.Clock.GetElapsedTime(begin))}");
        return code == ExitCode.Done ? StudyVerdict.ExitCodeOf(study, request.FailOnSlo, overrun is not null) : code;
    }

    private bool Sweeps(LoadedScenario loaded)
    {
        var axes = loaded.Scenario.Sweep?.Axes ?? [];
        switch (request.Kind)
        {
            case StudyKind.Sweep when axes.Count == 0:
                throw new UsageException(
                    $"{request.File} has no sweep. Add one, or give an axis: --set {Example(loaded)}=4..80.");
            case StudyKind.Run when axes.Count > 0:
                world.Error.WriteLine($"note: {request.File} has a sweep; this runs its base point only, with "
                    + string.Join(", ", axes.Select(axis => $"{axis.Path} = {ValueOf(loaded, axis.Path) ?? "its default"}"))
                    + ". 'hvsim sweep' runs the sweep.");
                return false;
            case StudyKind.AsTheFileSays:
                world.Error.WriteLine(axes.Count > 0
                    ? $"note: {request.File} has a sweep: sweeping, as 'hvsim sweep' does."
                    : $"note: {request.File} has no sweep: running it once, as 'hvsim run' does.");
                break;
        }
        return axes.Count > 0;
    }

    private (SweepResult Points, Overrun? Overrun) Simulate(
        LoadedScenario loaded, bool sweeps, StoredRuns runs, Func<IReadOnlyList<Override>, LoadResult> load)
    {
        var limit = request.NoBudget ? null : loaded.Scenario.Run.Budget;
        using var progress = new ProgressLine(world.Error, request.Progress && world.ErrorIsTerminal, () => runs.Taken);
        using var budget = new TimeBudget(limit is { } time ? TimeSpan.FromSeconds(time.Seconds) : null, world, progress);
        var experiment = new Experiment(runs.Execute, request.Workers, budget);
        var points = sweeps
            ? experiment.Sweep(loaded.Scenario.Sweep!, load, budget.Stop)
            : experiment.Run(loaded.Scenario, budget.Stop);
        if (request.Sensitivity && !points.Interrupted)
            points = WithSensitivity(points, loaded, experiment, load, budget.Stop);
        if (request.Advise)
            points = AdviceJob.WithAdvice(points, loaded, experiment, load, world, budget.Stop);
        int? searched = sweeps && loaded.Scenario.Sweep!.FindOverload ? loaded.Scenario.Sweep.Axes[0].Values.Count : null;
        return (points, budget.OverrunOf(points, searched, runs.Taken));
    }

    private SweepResult WithSensitivity(
        SweepResult points,
        LoadedScenario loaded,
        Experiment experiment,
        Func<IReadOnlyList<Override>, LoadResult> load,
        CancellationToken stop)
    {
        var plan = SensitivityPlan.Of(loaded, load);
        var ends = plan.Ends.Count();
        var what = points.Overload is null ? "a point each" : "a search from the answer each, 2 points or more";
        world.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(world.ErrorIsTerminal ? "\n" : "")}sensitivity: {plan.Parameters.Count} assumed values at {ends} ends of their ")
            + $"ranges: {what}, of {Text(loaded.Scenario.Run.Replications)} replications");
        var answer = experiment.Sensitivity(plan, loaded.Scenario, points, load, stop);
        return points with { Sensitivity = answer, Interrupted = answer.Interrupted };
    }

    private static string Text(ReplicationRange range) => range.IsFixed
        ? range.Least.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.Least} to {range.Most}");

    private void RequireNumberOfGuests(LoadedScenario loaded, bool sweeps)
    {
        if (request.Cluster is null)
            return;
        if (!sweeps || loaded.Scenario.Sweep is not { FindOverload: true, Axes: [var axis] } || !GuestAxis.Counts(axis.Path))
        {
            throw new UsageException("--hosts needs a search for the overload along a number of guests: "
                + $"--set {Example(loaded)}=4..80 --find overload.");
        }
    }

    private static string? ValueOf(LoadedScenario loaded, string path) =>
        loaded.Effective.FirstOrDefault(value => value.Path == path)?.Text;

    private static string Example(LoadedScenario loaded) => $"guests.{loaded.Scenario.Guests[0].Name}.count";
}
