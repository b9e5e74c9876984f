using HvSim.Cli.Studies;
using HvSim.Experiments;
using HvSim.Experiments.Resuming;
using HvSim.Report;
using HvSim.Report.Comparison;
using HvSim.Report.Text;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;

namespace HvSim.Cli.Comparing;

/// <summary>From a request to a comparison: read, check, simulate, write the folder, print the answer.</summary>
internal sealed class ComparisonJob(StudyRequest request, IReadOnlyList<string> names, Surroundings world)
{
    public int Do()
    {
        var begin = world.Clock.GetTimestamp();
        var contenders = Read();
        foreach (var warning in contenders.Base.Warnings)
            world.Error.WriteLine(warning);

        // Nothing is touched before the input is known to be good and the folder to be ours.
        var shown = request.Folder ?? $"results/{contenders.DefaultFolder}";
        var path = world.PathOf(shown);
        if (!request.Force && ResultFolder.Check(path, contenders.Owner, ResultKind.Comparison) is { } objection)
            throw new UsageException(objection);
        var alternatives = contenders.Alternatives.Select(one => (one.Name, one.Loaded?.Hash ?? "")).ToArray();
        if (ResultFolder.Replaced(shown, path, contenders.Base.Hash, alternatives) is { } note)
            world.Error.WriteLine($"note: {note}");
        ResultFolder.Claim(path, contenders.Owner);

        var finished = Path.Combine(world.PathOf(shown), StoredRuns.FolderName);
        var runs = new StoredRuns(ScenarioRun.Execute, finished, BuildIdentity.Text, renew: request.Force);
        var (points, overrun) = Simulate(contenders, runs);
        if (!points.Interrupted)
            runs.Tidy();
        foreach (var line in RunsNote.Of(runs, finished))
            world.Error.WriteLine(line);
        var code = Deliver(contenders, points, shown, overrun is null ? null : BudgetOf(contenders));
        if (overrun is not null)
        {
            world.Error.WriteLine($"hvsim: {overrun.Text(BudgetOf(contenders))}");
        }
        var end = points.Interrupted ? "stopped after" : "done in";
        world.Error.WriteLine($"{end} {Elapsed.Text(world.Clock.GetElapsedTime(begin))}");
        return code;
    }

    private Contenders Read()
    {
        if (names is [var second] && IsFile(second))
            return Contenders.OfTwo(request.File, second, Open, request.Overrides, world.Error);
        if (names.FirstOrDefault(IsFile) is { } file)
            throw new UsageException($"compare takes one second file and nothing else; {file} stands among other words.");
        return Contenders.OfOne(request.File, Open(request.File), request.Overrides, names);
    }

    private ScenarioDocument Open(string file) => ScenarioDocument.Read(world.PathOf(file));

    /// <summary>Names of alternatives hold neither dots nor slashes.</summary>
    private bool IsFile(string word) => word.AsSpan().ContainsAny("./\\") || File.Exists(world.PathOf(word));

    private (SweepResult Points, Overrun? Overrun) Simulate(Contenders contenders, StoredRuns runs)
    {
        var limit = request.NoBudget ? null : contenders.Base.Scenario.Run.Budget;
        using var progress = new ProgressLine(world.Error, request.Progress && world.ErrorIsTerminal, () => runs.Taken);
        using var budget = new TimeBudget(limit is { } time ? TimeSpan.FromSeconds(time.Seconds) : null, world, progress);
        var points = contenders.Plan.Simulate(new Experiment(runs.Execute, request.Workers, budget), budget.Stop);
        return (points, budget.OverrunOf(points, searched: null, runs.Taken));
    }

    private int Deliver(Contenders contenders, SweepResult points, string shown, string? usedUpBudget)
    {
        var unfinished = usedUpBudget is not null ? ExitCode.Undecided : ExitCode.Interrupted;
        var stopped = usedUpBudget is null ? "interrupted" : "stopped";
        if (contenders.Plan.Compare(points) is not { } result)
        {
            world.Error.WriteLine($"{stopped} before there was anything to compare; nothing was written.");
            return unfinished;
        }
        var study = new ComparisonStudy
        {
            Loaded = contenders.Base,
            Alternatives = contenders.Alternatives,
            BaseWords = contenders.BaseWords,
            Simulated = points,
            Result = result,
            UsedUpBudget = usedUpBudget,
            ToolVersion = ToolVersion.Text,
        };
        try
        {
            var written = ComparisonFolder.Write(world.PathOf(shown), study);
            foreach (var warning in written.Warnings)
                world.Error.WriteLine($"warning: {warning}");
            Print(study, new ResultPlace(shown, written.Charts, ""));
        }
        catch (ReportException failure)
        {
            Print(study, null);
            world.Error.WriteLine($"hvsim: {failure.Message}");
            return ExitCode.Failed;
        }
        if (points.Interrupted)
        {
            world.Error.WriteLine($"{stopped}; what was finished is in {shown}.");
            return unfinished;
        }
        if (!result.IsOpen)
            return ExitCode.Done;
        world.Error.WriteLine($"hvsim: undecided (exit code {ExitCode.Undecided}): {OpenWords.Of(result)}.");
        return ExitCode.Undecided;
    }

    private static string BudgetOf(Contenders contenders) =>
        contenders.Base.Effective.First(value => value.Path == "run.budget").Text;

    private void Print(ComparisonStudy study, ResultPlace? place)
    {
        world.Output.Write(request.Format switch
        {
            OutputFormat.Json => ComparisonJson.Of(study),
            OutputFormat.Csv => ComparisonCsv.Of(study),
            OutputFormat.Markdown => ComparisonAnswer.Markdown(study, place),
            _ => ComparisonAnswer.Text(study, place),
        });
        world.Output.Flush();
    }
}
