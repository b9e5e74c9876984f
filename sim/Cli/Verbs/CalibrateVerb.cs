using System.CommandLine;
using HvSim.Cli.Studies;
using HvSim.Experiments.Calibration;
using HvSim.Report.Calibration;
using HvSim.Scenarios.Run;

namespace HvSim.Cli.Verbs;

/// <summary>
/// <c>hvsim calibrate DIR</c>: fits an unpublished batch workload on published figures and holds it against the others.
/// </summary>
internal static class CalibrateVerb
{
    public static Command Command(Surroundings world)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = $"Folder with {PublishedRuns.FileName} and the scenarios that it lists, such as scenarios/friedman.",
        };
        var options = new StudyOptions();
        var command = new Command("calibrate", "Fits a published benchmark on some of its figures and predicts the others.")
        {
            folder, options.Out, options.Seed, options.Workers,
        };
        command.SetAction(parsed => Calibrate(
            world,
            parsed.GetRequiredValue(folder),
            parsed.GetValue(options.Out),
            parsed.GetValue(options.Seed) is { } seed ? SharedOptions.ReadNumber("--seed", seed, 0, ulong.MaxValue) : 1,
            parsed.GetValue(options.Workers) is { } jobs
                ? (int)SharedOptions.ReadNumber("-j", jobs, 1, 1024)
                : Environment.ProcessorCount));
        return command;
    }

    private static int Calibrate(Surroundings world, string folder, string? place, ulong seed, int workers)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var study = PublishedRuns.Read(world.PathOf(folder), out var problems) ?? throw new InputException(problems);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var results = place ?? $"results/{name}-calibration";
        try
        {
            var outcomes = new BatchCalibration(ScenarioRun.Execute, workers)
                .Run(study, seed, Progress(world), world.Cancellation);
            world.Output.Write(CalibrationText.Of(study, outcomes));
            var files = CalibrationFolder.Write(world.PathOf(results), study, outcomes);
            var named = files.Where(file => !file.EndsWith(".svg", StringComparison.Ordinal));
            world.Output.WriteLine($"\n  {results}: {string.Join(", ", named)}");
        }
        catch (OperationCanceledException)
        {
            world.Error.WriteLine("interrupted: a calibration keeps nothing of what is unfinished.");
            return ExitCode.Interrupted;
        }
        world.Error.WriteLine($"done in {Elapsed.Text(watch.Elapsed)}");
        return ExitCode.Done;
    }

    private static Action<int, int>? Progress(Surroundings world)
    {
        if (!world.ErrorIsTerminal)
            return null;
        var gate = new Lock();
        return (done, all) =>
        {
            lock (gate)
                world.Error.Write(done == all ? "\r                              \r" : $"\r{done} of {all} kinds of workload ");
        };
    }
}
