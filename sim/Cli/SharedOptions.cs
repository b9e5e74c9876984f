using System.CommandLine;
using System.Globalization;
using HvSim.Scenarios;

namespace HvSim.Cli;

/// <summary>Options and arguments that several verbs take, and how their words are read.</summary>
internal static class SharedOptions
{
    private const int MostWorkers = 1024;

    /// <summary>The option for values.</summary>
    /// <param name="makesAxes">Whether the verb takes ranges and lists.</param>
    public static Option<string[]> Set(bool makesAxes = true) => new("--set")
    {
        Description = "Override a scenario value, such as guests.web.count=24; may be repeated."
            + (makesAxes ? " A range 4..80, 4..80:4 or '20 /s..200 /s:20 /s', or a list a,b,c, makes an axis of a sweep." : ""),
        HelpName = "path=value",
        DefaultValueFactory = _ => [],
    };

    public static Option<string> Format(string words) => new("--format")
    {
        Description = $"Form of the output: {words} [default: text].",
        HelpName = "format",
    };

    public static Argument<string> File() => new("FILE") { Description = "A scenario file." };

    /// <summary>The form that was asked for, if it is one of those that the verb has.</summary>
    public static OutputFormat ReadFormat(string? word, params OutputFormat[] offered)
    {
        if (word is null)
            return OutputFormat.Text;
        var found = Array.FindIndex(offered, format => Word(format) == word);
        return found >= 0
            ? offered[found]
            : throw new UsageException($"--format takes {string.Join(", ", offered.Select(Word))}; '{word}' is none of them.");
    }

    /// <summary>The values of <c>--set</c>, in order.</summary>
    public static Override[] ReadOverrides(IEnumerable<string>? texts) =>
        [.. (texts ?? []).Select(text => Override.TryParse(text, out var change)
            ? change
            : throw new UsageException($"--set takes path=value, such as guests.web.count=24; '{text}' is not that."))];

    /// <summary>Whether a value of <c>--set</c> makes an axis; no single value of a scenario holds a comma.</summary>
    public static bool IsAxis(Override change) => change.IsAxis || change.Value.Contains(',', StringComparison.Ordinal);

    /// <summary>The overrides with ranges and lists as axes of the sweep.</summary>
    public static Override[] WithAxes(IEnumerable<Override> changes) =>
        [.. changes.Select(change => IsAxis(change) ? change.AsAxis() : change)];

    /// <summary>A whole number in a range.</summary>
    public static ulong ReadNumber(string option, string word, ulong least, ulong most) =>
        ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"{option} takes a whole number from {least} to {most}; '{word}' is not that."));

    /// <summary>Replications at a time: all processors unless the user says otherwise.</summary>
    public static int ReadWorkers(string? word) =>
        word is null ? Environment.ProcessorCount : (int)ReadNumber("-j", word, 1, MostWorkers);

#pragma warning disable CA1308 // Words of the command line are lower case.
    private static string Word(OutputFormat format) => format.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
