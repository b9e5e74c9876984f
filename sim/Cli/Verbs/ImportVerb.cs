using System.CommandLine;
using HvSim.Cli.Importing;
using HvSim.Import;
using HvSim.Import.Traces;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim import</c>: monitoring data to a scenario with traces, and a report of what became of the data.</summary>
internal static class ImportVerb
{
    public static Command Command(Surroundings world) => new("import", "Makes a scenario of monitoring data.")
    {
        PerfmonCommand.Command(world),
        OfFolder("bitbrains", "Traces of the Grid Workloads Archive, GWA-T-12.", BitbrainsImport.Read, world),
        OfFolder("planetlab", "PlanetLab traces as CloudSim has them.", PlanetLabImport.Read, world),
        OfFolder("azure", "The Azure public data set of virtual machines, V1.", AzureImport.Read, world),
    };

    private static Command OfFolder(string format, string description, Func<string, ImportedLoad> read, Surroundings world)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with the files." };
        var target = new ImportTarget(format, world);
        var command = new Command(format, description) { folder };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            target.Write(parsed, () => read(world.PathOf(parsed.GetValue(folder)!)));
            return ExitCode.Done;
        });
        return command;
    }
}
