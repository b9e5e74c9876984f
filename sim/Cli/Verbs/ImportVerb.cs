using System.CommandLine;
using HvSim.Import;
using HvSim.Import.Traces;
using HvSim.Import.Writing;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim import</c>: monitoring data to a scenario with traces, and a report of what became of the data.</summary>
internal static class ImportVerb
{
    private const double LongestHours = 24 * 365;

    public static Command Command(Surroundings world) => new("import", "Makes a scenario of monitoring data.")
    {
        OfFolder("bitbrains", "Traces of the Grid Workloads Archive, GWA-T-12.", BitbrainsImport.Read, world),
        OfFolder("planetlab", "PlanetLab traces as CloudSim has them.", PlanetLabImport.Read, world),
        OfFolder("azure", "The Azure public data set of virtual machines, V1.", AzureImport.Read, world),
    };

    private static Command OfFolder(string format, string description, Func<string, ImportedLoad> read, Surroundings world)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with the files." };
        var output = new Option<string?>("--out")
        {
            Description = $"Folder for the scenario, its traces and the report [default: {format}].",
            HelpName = "folder",
        };
        var classes = new Option<int?>("--classes")
        {
            Description = "Put like guests into so many classes.",
            HelpName = "number",
        };
        var peak = new Option<double?>("--peak")
        {
            Description = "Simulate the busiest window of so many hours [without a number: 1].",
            HelpName = "hours",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(format, description) { folder, output, classes, peak };
        command.SetAction(parsed =>
        {
            var options = new WriterOptions
            {
                Name = format,
                Classes = parsed.GetValue(classes),
                Peak = parsed.GetResult(peak) is null ? null : TimeSpan.FromHours(Hours(parsed.GetValue(peak) ?? 1)),
            };
            if (options.Classes < 1)
                throw new UsageException("--classes takes a number of 1 or more.");
            return Write(() => read(world.PathOf(parsed.GetValue(folder)!)), options, parsed.GetValue(output) ?? format, world);
        });
        return command;
    }

    private static double Hours(double hours) => hours is > 0 and <= LongestHours
        ? hours
        : throw new UsageException("--peak takes a number of hours above 0, such as 1.");

    private static int Write(Func<ImportedLoad> read, WriterOptions options, string shown, Surroundings world)
    {
        var to = world.PathOf(shown);
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
        {
            throw new UsageException(
                $"the folder {shown} is not empty, and nothing in it is overwritten. Choose another one with --out.");
        }
        IReadOnlyList<WrittenFile> files;
        try
        {
            files = ScenarioWriter.Write(read(), options);
        }
        catch (ImportException refusal) when (refusal.Problems.Count > 0)
        {
            throw new InputException(refusal.Problems);
        }
        foreach (var file in files)
        {
            var path = Path.Combine(to, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
        world.Output.Write(files[1].Text);
        var scenario = Path.Combine(shown, files[0].Path).Replace('\\', '/');
        world.Output.WriteLine();
        world.Output.WriteLine($"wrote {scenario}, import-report.txt and {files.Count - 2} traces. Next: hvsim run {scenario}");
        return ExitCode.Done;
    }
}
