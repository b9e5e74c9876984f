using System.CommandLine;
using HvSim.Report;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim plot</c>: single charts of a finished result folder; simulates nothing.</summary>
internal static class PlotVerb
{
    private const string All = "all";
    private const string ChartsBelow = "charts";

    public static Command Command(Surroundings world)
    {
        var folder = new Argument<string>("DIR") { Description = "A result folder, as run, sweep and compare write it." };
        var charts = new Argument<string[]>("CHART")
        {
            Description = "Charts to draw, or all; without any, the charts that there are are listed.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new Option<string>("--format")
        {
            Description = "Types of the files: svg, png or both [default: svg,png].",
            HelpName = "types",
        };
        var target = new Option<string>("--out")
        {
            Description = "Folder for the files [default: DIR/charts].",
            HelpName = "dir",
        };
        var command = new Command("plot", "Draws single charts of a finished result folder.") { folder, charts, format, target };
        command.SetAction(parsed => Do(
            world, parsed.GetValue(folder)!, parsed.GetValue(charts) ?? [], parsed.GetValue(format), parsed.GetValue(target)));
        return command;
    }

    private static int Do(Surroundings world, string shown, string[] wanted, string? format, string? target)
    {
        var formats = ReadFormats(format);
        CheckFolder(target);
        var path = world.PathOf(shown);
        if (FinishedFolder.Check(shown, path) is { } objection)
            throw new UsageException(objection);
        var known = PlottedCharts.Of(path);
        if (wanted.Length == 0)
        {
            var width = known.Select(chart => chart.Name.Length).DefaultIfEmpty(0).Max() + 2;
            foreach (var (name, title) in known)
                world.Output.WriteLine(name.PadRight(width) + title);
            return ExitCode.Done;
        }

        string[] names = wanted is [All] ? [.. known.Select(chart => chart.Name)] : wanted;
        if (names.FirstOrDefault(name => known.All(chart => chart.Name != name)) is { } stranger)
        {
            var all = string.Join(", ", known.Select(chart => chart.Name));
            throw new UsageException($"{shown} has no chart '{stranger}'. "
                + (known.Count == 0 ? "It has none." : $"Charts: {all}; or all."));
        }
        var place = target ?? $"{shown.TrimEnd('/', Path.DirectorySeparatorChar)}/{ChartsBelow}";
        foreach (var file in PlottedCharts.Write(path, names, formats, world.PathOf(place)))
            world.Output.WriteLine($"wrote {place}/{file}");
        return ExitCode.Done;
    }

    /// <summary>Refuses the name of a picture, which would become a folder of that name.</summary>
    private static void CheckFolder(string? target)
    {
        if (PlottedCharts.Formats.Any(format => target?.EndsWith($".{format}", StringComparison.OrdinalIgnoreCase) == true))
        {
            throw new UsageException($"--out is a folder, and '{target}' is named like a picture. "
                + "Name a folder; the files in it are called like their charts.");
        }
    }

    private static string[] ReadFormats(string? words)
    {
        if (words is null)
            return [.. PlottedCharts.Formats];
        string[] formats = [.. words.Split(',', StringSplitOptions.TrimEntries).Distinct()];
        return Array.Find(formats, format => !PlottedCharts.Formats.Contains(format)) is { } stranger
            ? throw new UsageException($"--format takes {string.Join(" and ", PlottedCharts.Formats)}, with a comma between; "
                + $"'{stranger}' is neither.")
            : formats;
    }
}
