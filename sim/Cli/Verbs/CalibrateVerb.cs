using System.CommandLine;
using HvSim.Cli.Studies;
using HvSim.Experiments.Calibration;
using HvSim.Report;
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
        var place = new Option<string>("--out")
        {
            Description = "Folder for the results [default: results/<name of DIR>-calibration].",
            HelpName = "dir",
        };
        var options = new StudyOptions();
        var command = new Command("calibrate", "Fits a published benchmark on some of its figures and predicts the others.")
        {
            folder, place, options.Seed, options.Workers, options.NoProgress, options.Force,
        };
        command.SetAction(parsed =>
        {
            var source = parsed.GetRequiredValue(folder);
            return Calibrate(new Request(
                source,
                $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(source))}-calibration",
                parsed.GetValue(place) is { Length: > 0 } results ? results : null,
                parsed.GetValue(options.Seed) is { } seed ? SharedOptions.ReadNumber("--seed", seed, 0, ulong.MaxValue) : 1,
                SharedOptions.ReadWorkers(parsed.GetValue(options.Workers)),
                !parsed.GetValue(options.NoProgress),
                parsed.GetValue(options.Force)), world);
        });
        return command;
    }

    private static int Calibrate(Request request, Surroundings world)
    {
        var begin = world.Clock.GetTimestamp();
        var study = PublishedRuns.Read(world.PathOf(request.Folder), out var problems) ?? throw new InputException(problems);
        var results = request.Results ?? $"results/{request.Name}";
        // As with every study: nothing is simulated before the folder is known to be ours.
        if (!request.Force && ResultFolder.Check(world.PathOf(results), request.Name, ResultKind.Calibration) is { } objection)
            throw new UsageException(objection);
        ResultFolder.Claim(world.PathOf(results), request.Name);
        try
        {
            var outcomes = new BatchCalibration(ScenarioRun.Execute, request.Workers)
                .Run(study, request.Seed, Progress(request, world), world.Cancellation);
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
        world.Error.WriteLine($"done in {Elapsed.Text(world.Clock.GetElapsedTime(begin))}");
        return ExitCode.Done;
    }

    private static Action<int, int>? Progress(Request request, Surroundings world)
    {
        if (!request.Progress || !world.ErrorIsTerminal)
            return null;
        var gate = new Lock();
        return (done, all) =>
        {
            lock (gate)
                world.Error.Write(done == all ? "\r                              \r" : $"\r{done} of {all} kinds of workload ");
        };
    }

    private sealed record Request(
        string Folder, string Name, string? Results, ulong Seed, int Workers, bool Progress, bool Force);
}
