using System.CommandLine;
using HvSim.Cli.Reference;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim reference</c>: writes the pages about parameters and metrics from what the code knows of them.</summary>
internal static class ReferenceVerb
{
    public static Command Command(Surroundings world)
    {
        var folder = new Option<string>("--out")
        {
            Description = "Folder for the pages [default: docs].",
            HelpName = "dir",
        };
        var command = new Command(
            "reference", "Writes PARAMETERS.md and METRICS.md, the reference of the format and the results.")
        {
            folder,
        };
        command.SetAction(parsed => Write(world, parsed.GetValue(folder) ?? "docs"));
        return command;
    }

    private static int Write(Surroundings world, string folder)
    {
        var path = world.PathOf(folder);
        Directory.CreateDirectory(path);
        (string Name, string Text)[] pages =
            [(ParameterPage.FileName, ParameterPage.Text()), (MetricPage.FileName, MetricPage.Text())];
        foreach (var (name, text) in pages)
        {
            File.WriteAllText(Path.Combine(path, name), text);
            world.Output.WriteLine($"wrote {folder}/{name}");
        }
        return ExitCode.Done;
    }
}
