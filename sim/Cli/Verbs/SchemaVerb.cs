using System.CommandLine;
using HvSim.Scenarios;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim schema</c>: the JSON Schema of scenario files, for editors.</summary>
internal static class SchemaVerb
{
    public static Command Command(Surroundings world)
    {
        var command = new Command("schema", "Prints the JSON Schema of scenario files, for completion in editors.");
        command.SetAction(_ =>
        {
            world.Output.WriteLine(ScenarioSchema.ToJsonSchema().TrimEnd());
            return ExitCode.Done;
        });
        return command;
    }
}
