using System.CommandLine;
using HvSim.Scenarios;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim validate FILE...</c>: everything that is wrong with some scenarios, without running them.</summary>
internal static class ValidateVerb
{
    public static Command Command(Surroundings world)
    {
        var files = new Argument<string[]>("FILE") { Description = "Scenario files.", Arity = ArgumentArity.OneOrMore };
        var set = SharedOptions.Set();
        var format = SharedOptions.Format("text or json");
        var command = new Command("validate", "Checks scenarios without running them; reports all problems at once.")
        {
            files, set, format,
        };
        command.SetAction(parsed =>
        {
            var form = SharedOptions.ReadFormat(parsed.GetValue(format), OutputFormat.Text, OutputFormat.Json);
            var changes = SharedOptions.WithAxes(SharedOptions.ReadOverrides(parsed.GetValue(set)));
            var checks = parsed.GetRequiredValue(files)
                .Select(file => (Name: file, Document: ScenarioDocument.Read(world.PathOf(file))))
                .Select(file => new Validation(
                    file.Name, file.Document.With(SearchOverrides.Settled(file.Document, changes, world.Error)))).ToArray();
            world.Output.Write(form == OutputFormat.Json ? Validation.Json(checks) : Validation.Text(checks));
            return checks.All(check => check.Result.IsFaultless) ? ExitCode.Done : ExitCode.InvalidInput;
        });
        return command;
    }
}
