using System.CommandLine;
using HvSim.Cli.Studies;
using HvSim.Experiments.Validation;
using HvSim.Report.Validation;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim validation [DIR]</c>: simulates what published figures describe and writes both side by side.</summary>
internal static class ValidationVerb
{
    private const string Folder = "scenarios/published";
    private const string Page = "docs/VALIDATION.md";

    public static Command Command(Surroundings world)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = $"Folder with {PublishedFigures.FileName} and the scenarios that it lists [default: {Folder}].",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var only = new Option<string>("--only")
        {
            Description = "Rows to simulate, by the beginnings of their names with commas between; the page is then not written.",
            HelpName = "rows",
        };
        var place = new Option<string>("--out") { Description = $"File of the page [default: {Page}].", HelpName = "file" };
        var options = new StudyOptions();
        var command = new Command("validation", "Simulates published figures and writes them beside the simulated ones.")
        {
            folder, only, place, options.Workers, options.NoProgress,
        };
        command.SetAction(parsed => Validate(
            parsed.GetValue(folder) ?? Folder,
            parsed.GetValue(only) ?? "",
            parsed.GetValue(place) ?? Page,
            SharedOptions.ReadWorkers(parsed.GetValue(options.Workers)),
            !parsed.GetValue(options.NoProgress),
            world));
        return command;
    }

    private static int Validate(string folder, string only, string page, int workers, bool progress, Surroundings world)
    {
        var begin = world.Clock.GetTimestamp();
        var figures = PublishedFigures.Read(world.PathOf(folder));
        var wanted = only.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (wanted.Length > 0)
            figures = [.. figures.Where(figure => wanted.Any(name => figure.Id.StartsWith(name, StringComparison.Ordinal)))];
        if (figures.Count == 0)
            throw new UsageException($"{folder}/{PublishedFigures.FileName} has no row of these names.");
        try
        {
            var documents = new Dictionary<string, ScenarioDocument>();
            var outcomes = new ValidationStudy(ScenarioRun.Execute, workers).Run(
                figures, file => Document(documents, Path.Combine(world.PathOf(folder), file)),
                figure =>
                {
                    if (progress && world.ErrorIsTerminal)
                        world.Error.WriteLine($"{figure.Id}: {figure.Title}");
                }, world.Cancellation);
            world.Output.WriteLine(ValidationText.Summary(outcomes));
            foreach (var outcome in outcomes)
                world.Output.WriteLine(Line(outcome));
            if (wanted.Length == 0)
            {
                ValidationPage.Write(world.PathOf(page), ValidationText.Page(outcomes, "hvsim validation"));
                world.Output.WriteLine($"wrote {page}");
            }
        }
        catch (OperationCanceledException)
        {
            world.Error.WriteLine("interrupted: a validation keeps nothing of what is unfinished.");
            return ExitCode.Interrupted;
        }
        world.Error.WriteLine($"done in {Elapsed.Text(world.Clock.GetElapsedTime(begin))}");
        return ExitCode.Done;
    }

    private static string Line(ValidationOutcome outcome)
    {
        var simulated = outcome.Simulated is { } estimate ? FormattableString.Invariant($"{estimate.Value:G4}") : "n/a";
        return FormattableString.Invariant($"  {outcome.Figure.Id,-24} published {outcome.Figure.Published,8:G4}  ")
            + $"simulated {simulated,8}  {ValidationText.Verdict(outcome)}";
    }

    private static ScenarioDocument Document(Dictionary<string, ScenarioDocument> known, string path)
    {
        if (!known.TryGetValue(path, out var document))
            known[path] = document = ScenarioDocument.Read(path);
        return document;
    }
}
