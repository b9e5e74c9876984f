using System.CommandLine;
using HvSim.Cli.Studies;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim run FILE</c>: replications of one scenario.</summary>
internal static class RunVerb
{
    public static Command Command(Surroundings world)
    {
        var options = new StudyOptions(makesAxes: false);
        var file = SharedOptions.File();
        var command = new Command("run", "Simulates one scenario: figures with intervals, verdicts on objectives and host.")
        {
            file,
        };
        options.AddTo(command, canSearch: false);
        options.AddObservationTo(command);
        command.SetAction(parsed =>
            StudyRequest.Of(parsed, options, parsed.GetRequiredValue(file), StudyKind.Run).Carry(world));
        return command;
    }
}
