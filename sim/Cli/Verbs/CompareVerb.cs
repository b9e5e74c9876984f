using System.CommandLine;
using HvSim.Cli.Comparing;
using HvSim.Cli.Studies;

namespace HvSim.Cli.Verbs;

/// <summary>
/// <c>hvsim compare FILE [NAMES]</c>: the alternatives of a scenario against the scenario as it stands; or
/// <c>hvsim compare FILE1 FILE2</c>.
/// </summary>
internal static class CompareVerb
{
    public static Command Command(Surroundings world)
    {
        var options = new StudyOptions(makesAxes: false);
        var file = SharedOptions.File();
        var names = new Argument<string[]>("NAMES")
        {
            Description = "Some of the file's alternatives [default: all], or one second scenario file.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "compare", "Holds alternatives, or a second scenario, against a scenario under common random numbers.")
        {
            file, names,
        };
        options.AddToComparison(command);
        command.SetAction(parsed => new ComparisonJob(
            StudyRequest.Of(parsed, options, parsed.GetRequiredValue(file), StudyKind.Run), parsed.GetValue(names) ?? [], world)
            .Do());
        return command;
    }
}
