using HvSim.Experiments.Resuming;
using HvSim.Report;
using HvSim.Report.Text;
using HvSim.Scenarios;

namespace HvSim.Cli.Studies;

/// <summary>Where the results of a study go: the folder, and the answer on standard output.</summary>
/// <param name="request">What the user asks for.</param>
/// <param name="world">Where it is asked.</param>
/// <param name="loaded">The scenario.</param>
/// <param name="sweeps">Whether it is swept.</param>
/// <param name="isOfFile">Whether its file asks for just that: the sweep that it has, or a run where it has none.</param>
internal sealed class StudyFolder(StudyRequest request, Surroundings world, LoadedScenario loaded, bool sweeps, bool isOfFile)
{
    private readonly ResultKind _kind = sweeps ? ResultKind.Sweep : ResultKind.Run;

    // The plain name belongs to what the file asks for; who asks for something else has another folder.
    private readonly string _shown = request.Folder
        ?? $"results/{loaded.Scenario.Name}{(isOfFile ? "" : sweeps ? "-sweep" : "-run")}";

    private string Path => world.PathOf(_shown);

    /// <summary>Where finished replications are kept.</summary>
    public string Finished => System.IO.Path.Combine(Path, StoredRuns.FolderName);

    /// <summary>Takes the folder for this scenario, unless something else is in it.</summary>
    public void Claim()
    {
        if (!request.Force && ResultFolder.Check(Path, loaded.Scenario.Name, _kind) is { } objection)
            throw new UsageException(objection);
        if (ResultFolder.Replaced(_shown, Path, loaded.Hash) is { } note)
            world.Error.WriteLine($"note: {note}");
        ResultFolder.Claim(Path, loaded.Scenario.Name);
    }

    /// <summary>Writes what there is and prints the answer, which is printed even if the folder cannot be written.</summary>
    public int Deliver(Study study)
    {
        if (study.Points.Count == 0)
        {
            world.Error.WriteLine(
                $"{Stopped(study)} before the first point was finished; no results were written. "
                + "The same command goes on from here.");
            return ExitCode.Done;
        }
        try
        {
            var written = ResultFolder.Write(Path, study, asked: new ObservedFiles(request, world.Error).Of(study));
            foreach (var warning in written.Warnings)
                world.Error.WriteLine($"warning: {warning}");
            Print(study, new ResultPlace(_shown, written.Charts, Next(study)));
            if (study.Result.Interrupted)
                world.Error.WriteLine(
                    $"{Stopped(study)}; what was finished is in {_shown}. The same command goes on from there.");
            return ExitCode.Done;
        }
        catch (ReportException failure)
        {
            Print(study, null);
            world.Error.WriteLine($"hvsim: {failure.Message}");
            return ExitCode.Failed;
        }
    }

    private string Next(Study study) => study.Result.Interrupted ? "the same command again, which goes on from here"
        : IsOnePointOfASweep(study) ? $"hvsim sweep {request.File}"
        : $"hvsim report {_shown}";

    private static string Stopped(Study study) => study.UsedUpBudget is null ? "interrupted" : "stopped";

    /// <summary>A single point of a sweep may not answer the scenario's question; the sweep does.</summary>
    private static bool IsOnePointOfASweep(Study study) => !study.IsSweep && study.Loaded.Scenario.Sweep is not null;

    private void Print(Study study, ResultPlace? place)
    {
        var options = new AnswerOptions { Place = place };
        world.Output.Write(request.Format switch
        {
            OutputFormat.Json => AnswerJson.Of(study),
            OutputFormat.Csv => AnswerCsv.Of(study),
            OutputFormat.Markdown => AnswerMarkdown.Of(study, options),
            _ => AnswerText.Of(study, options),
        });
        world.Output.Flush();
    }
}
