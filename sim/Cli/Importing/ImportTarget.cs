using System.CommandLine;
using System.Globalization;
using System.Text;
using HvSim.Import;
using HvSim.Import.Writing;
using HvSim.Report.Files;
using HvSim.Scenarios;

namespace HvSim.Cli.Importing;

/// <summary>
/// What is made of monitoring data: a folder with a scenario, its traces and the report, of all guests or of classes, over all of
/// the time or its busiest part. A folder that holds something is left as it is.
/// </summary>
internal sealed class ImportTarget(string format, Surroundings world)
{
    private const double LongestHours = 24 * 365;
    private const double ManySeconds = 1e6;

    private readonly Option<string?> _folder = new("--out")
    {
        Description = $"Folder for the scenario, its traces and the report [default: {format}].",
        HelpName = "folder",
    };

    private readonly Option<int?> _classes = new("--classes")
    {
        Description = "Put like guests into so many classes.",
        HelpName = "number",
    };

    private readonly Option<double?> _peak = new("--peak")
    {
        Description = "Simulate the busiest window of so many hours [without a number: 1].",
        HelpName = "hours",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_folder);
        command.Options.Add(_classes);
        command.Options.Add(_peak);
    }

    /// <summary>Reads the data, writes the files and prints the report; where anything is refused, nothing is written.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="read">Reads the data.</param>
    /// <param name="require">Refuses a scenario that what comes next cannot use.</param>
    public (WrittenScenario Written, string Folder) Write(
        ParseResult parsed, Func<ImportedLoad> read, Action<WrittenScenario>? require = null)
    {
        var shown = parsed.GetValue(_folder) ?? format;
        var folder = world.PathOf(shown);
        var options = OptionsOf(parsed, folder);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException(
                $"the folder {shown} is not empty, and nothing in it is overwritten. Choose another one with --out.");
        }
        var written = WrittenOf(read, options);
        RequireValid(written);
        require?.Invoke(written);
        WriteFiles(written, folder);
        world.Output.Write(written.Summary);
        var files = written.Files;
        var scenario = Path.Combine(shown, files[0].Path).Replace('\\', '/');
        world.Output.WriteLine();
        var traces = files.Count == 3 ? "its trace" : string.Create(CultureInfo.InvariantCulture, $"{files.Count - 2} traces");
        world.Output.WriteLine($"wrote {scenario}, {files[1].Path} and {traces}. Next: hvsim run {scenario}{Effort(written)}");
        return (written, folder);
    }

    /// <summary>What a long load is told by, before somebody waits for it.</summary>
    private static string Effort(WrittenScenario written) => written.ProcessorSeconds < ManySeconds ? "" :
        FormattableString.Invariant($"\nA replication simulates {written.ProcessorSeconds / 1e6:0.#} million seconds of ")
        + "processor time, which takes minutes; '--peak' simulates the busiest hour.";

    /// <summary>Whether guests are to be put into classes.</summary>
    public bool MakesClasses(ParseResult parsed) => parsed.GetValue(_classes) is not null;

    private WriterOptions OptionsOf(ParseResult parsed, string folder)
    {
        var classes = parsed.GetValue(_classes);
        if (classes < 1)
            throw new UsageException("--classes takes a number of 1 or more.");
        var peak = parsed.GetResult(_peak) is null ? (double?)null : parsed.GetValue(_peak) ?? 1;
        if (peak is not (null or (> 0 and <= LongestHours)))
            throw new UsageException("--peak takes a number of hours above 0, such as 1.");
        return new WriterOptions
        {
            Name = NameOf(folder),
            Classes = classes,
            Peak = peak is { } hours ? TimeSpan.FromHours(hours) : null,
        };
    }

    /// <summary>The scenario is called like its folder, where that can be the name of one.</summary>
    private string NameOf(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var isName = name.Length is > 0 and <= 48 && char.IsAsciiLetterLower(name[0])
            && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
        return isName ? name : format;
    }

    private static void WriteFiles(WrittenScenario written, string folder)
    {
        foreach (var file in written.Files)
            WholeFile.Write(Path.Combine(folder, file.Path), Encoding.UTF8.GetBytes(file.Text));
    }

    /// <summary>Reads the scenario as a run does, from a folder that is removed again.</summary>
    private static void RequireValid(WrittenScenario written)
    {
        var folder = Directory.CreateTempSubdirectory("hvsim-import-").FullName;
        try
        {
            WriteFiles(written, folder);
            var loaded = ScenarioFile.Load(Path.Combine(folder, written.Files[0].Path), []);
            if (!loaded.IsValid)
                throw new InputException([.. loaded.Problems.Select(problem => OfInvalid(problem, folder))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Problem OfInvalid(Problem problem, string folder) => problem with
    {
        File = Path.GetRelativePath(folder, problem.File).Replace('\\', '/'),
        Reason = $"the data make no scenario that can be run, and nothing is written: {problem.Reason}",
        Cure = "Take a part of the data by --peak, or import logs separately.",
    };

    private static WrittenScenario WrittenOf(Func<ImportedLoad> read, WriterOptions options)
    {
        try
        {
            return ScenarioWriter.Write(read(), options);
        }
        catch (ImportException refusal) when (refusal.Problems.Count > 0)
        {
            throw new InputException(refusal.Problems);
        }
    }
}
