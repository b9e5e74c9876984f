using System.Diagnostics;
using HvSim.Experiments;
using HvSim.Report;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;

namespace HvSim.Cli.Studies;

/// <summary>From a request to results: read, check, simulate, write the folder, print the answer.</summary>
internal sealed class StudyJob(StudyRequest request, Surroundings world)
{
    public int Do()
    {
        var watch = Stopwatch.StartNew();
        var document = ScenarioDocument.Read(world.PathOf(request.File));
        var loaded = Load(document);
        var sweeps = Sweeps(loaded);
        foreach (var warning in loaded.Warnings)
            world.Error.WriteLine(warning);

        // Nothing is touched before the input is known to be good and the folder to be ours.
        var folder = new StudyFolder(request, world, loaded);
        folder.Claim();
        var study = Study.Of(loaded, Simulate(document, loaded, sweeps), ToolVersion.Text);
        var code = folder.Deliver(study);
        world.Error.WriteLine($"done in {Elapsed.Text(watch.Elapsed)}");
        return code == ExitCode.Done ? StudyVerdict.ExitCodeOf(study, request.FailOnSlo) : code;
    }

    private LoadedScenario Load(ScenarioDocument document)
    {
        var result = document.With(request.Overrides);
        return result.Loaded ?? throw new InputException(result.Problems);
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
                    + $"{string.Join(", ", axes.Select(axis => $"{axis.Path} = {BaseValue(loaded, axis.Path)}"))}. "
                    + "'hvsim sweep' runs the sweep.");
                return false;
            case StudyKind.AsTheFileSays:
                world.Error.WriteLine(axes.Count > 0
                    ? $"note: {request.File} has a sweep: sweeping, as 'hvsim sweep' does."
                    : $"note: {request.File} has no sweep: running it once, as 'hvsim run' does.");
                break;
        }
        return axes.Count > 0;
    }

    private SweepResult Simulate(ScenarioDocument document, LoadedScenario loaded, bool sweeps)
    {
        using var progress = new ProgressLine(world.Error, request.Progress && world.ErrorIsTerminal);
        var experiment = new Experiment(ScenarioRun.Execute, request.Workers, progress);
        return sweeps
            ? experiment.Sweep(
                loaded.Scenario.Sweep!, point => document.With([.. request.Overrides, .. point]), world.Cancellation)
            : experiment.Run(loaded.Scenario, world.Cancellation);
    }

    private static string BaseValue(LoadedScenario loaded, string path) =>
        loaded.Effective.FirstOrDefault(value => value.Path == path)?.Text ?? "its default";

    private static string Example(LoadedScenario loaded) => $"guests.{loaded.Scenario.Guests[0].Name}.count";
}
