using System.CommandLine;
using HvSim.Cli.Studies;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim sweep FILE</c>: one scenario at many points, or a search for the overload point.</summary>
internal static class SweepVerb
{
    public static Command Command(Surroundings world)
    {
        var options = new StudyOptions();
        var file = SharedOptions.File();
        var command = new Command("sweep", "Varies values along axes, or searches the density at which a limit breaks.") { file };
        options.AddTo(command, canSearch: true);
        command.SetAction(parsed =>
            StudyRequest.Of(parsed, options, parsed.GetRequiredValue(file), StudyKind.Sweep).Carry(world));
        return command;
    }
}
