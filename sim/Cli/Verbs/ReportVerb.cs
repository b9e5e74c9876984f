using System.CommandLine;
using HvSim.Report;
using HvSim.Report.Html;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim report</c>: a finished result folder as one web page; simulates nothing.</summary>
internal static class ReportVerb
{
    public static Command Command(Surroundings world)
    {
        var folder = new Argument<string>("DIR") { Description = "A result folder, as run, sweep and compare write it." };
        const string What = $"Writes {ReportPage.FileName} into a finished result folder: one page that needs nothing else.";
        var command = new Command("report", What)
        {
            folder,
        };
        command.SetAction(parsed => Write(world, parsed.GetValue(folder)!));
        return command;
    }

    private static int Write(Surroundings world, string shown)
    {
        var path = world.PathOf(shown);
        if (FinishedFolder.Check(shown, path) is { } objection)
            throw new UsageException(objection);
        var charts = ReportPage.Write(path);
        var page = $"{shown.TrimEnd('/', Path.DirectorySeparatorChar)}/{ReportPage.FileName}";
        world.Output.WriteLine($"wrote {page}: {(charts == 1 ? "1 chart" : $"{charts} charts")}. Open it in any browser.");
        return ExitCode.Done;
    }
}
