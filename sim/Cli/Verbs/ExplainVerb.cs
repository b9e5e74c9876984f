using System.CommandLine;
using HvSim.Cli.Explaining;
using HvSim.Scenarios;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim explain FILE</c>: every value in force, where it comes from and how well it is known.</summary>
internal static class ExplainVerb
{
    public static Command Command(Surroundings world)
    {
        var file = SharedOptions.File();
        var set = SharedOptions.Set();
        var format = SharedOptions.Format("text, json, csv or markdown");
        var command = new Command("explain", "Shows every value in force, with unit, origin, evidence and source.")
        {
            file,
            set,
            format,
        };
        command.SetAction(parsed =>
        {
            var form = SharedOptions.ReadFormat(parsed.GetValue(format), Enum.GetValues<OutputFormat>());
            var changes = SharedOptions.WithAxes(SharedOptions.ReadOverrides(parsed.GetValue(set)));
            var result = ScenarioFile.Load(world.PathOf(parsed.GetRequiredValue(file)), changes);
            var loaded = result.Loaded ?? throw new InputException(result.Problems);
            foreach (var warning in loaded.Warnings)
                world.Error.WriteLine(warning);
            world.Output.Write(Form(loaded, form));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Form(LoadedScenario loaded, OutputFormat format) => format switch
    {
        OutputFormat.Json => ExplanationJson.Of(loaded),
        OutputFormat.Csv => ExplanationCsv.Of(loaded.Effective),
        OutputFormat.Markdown => ExplanationMarkdown.Of(loaded),
        _ => ExplanationText.Of(loaded),
    };
}
