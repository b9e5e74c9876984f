using System.Text.RegularExpressions;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Habits;

/// <summary>Habits of the source that no analyzer checks.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 250;
    private const int WidestLine = 130;

    [Fact]
    public void Files_OfTheSimulator_AreShort() => Assert.Empty(
        Sources("sim").Where(s => s.Lines.Length > MostLines).Select(s => $"{s.Path}: {s.Lines.Length} lines"));

    [Fact]
    public void Sources_Anywhere_LeaveNothingToDo() =>
        Assert.Empty(Matches(Sources("sim").Concat(Sources("tests")), Unfinished()));

    /// <summary>
    /// The analyzer bans the calls; this also finds them in what it does not cover: comments, strings and reflection.
    /// </summary>
    [Fact]
    public void Sources_OfARun_KnowNoWallClock() =>
        Assert.Empty(Matches(Sources("sim").Where(s => !s.Path.StartsWith("sim/Cli/", StringComparison.Ordinal)), WallClock()));

    /// <summary>No formatter breaks lines, so that the width that .editorconfig sets is held here.</summary>
    [Theory]
    [InlineData("sim/Cli")]
    [InlineData("sim/Report")]
    [InlineData("sim/Import")]
    [InlineData("tests/Cli")]
    [InlineData("tests/Import")]
    [InlineData("tests/Report")]
    [InlineData("tests/Habits")]
    public void Lines_FitTheWidthOfTheStyle(string folder)
    {
        var sources = Sources(folder).ToList();
        Assert.NotEmpty(sources);
        Assert.Empty(
            from source in sources
            from line in source.Lines.Select((text, i) => (Text: text, Number: i + 1))
            where line.Text.Length > WidestLine
            select $"{source.Path}:{line.Number}: {line.Text.Length} characters");
    }

    /// <summary>
    /// Other marks of the drawing library are paths that it leaves to the garbage collector while it draws them; see StrokedMark.
    /// </summary>
    [Fact]
    public void Charts_UseMarksOfTheLibrary_ThatAreNoPaths() => Assert.Empty(Matches(Sources("sim/Report"), MarkOfPath()));

    [Fact]
    public void Sources_Everywhere_AreFound() => Assert.InRange(Sources("sim").Count(), 100, int.MaxValue);

    private static IEnumerable<string> Matches(IEnumerable<Source> sources, Regex pattern) =>
        from source in sources
        from line in source.Lines
        where pattern.IsMatch(line) && !source.Path.EndsWith("/SourceTests.cs", StringComparison.Ordinal)
        select $"{source.Path}: {line.Trim()}";

    private static IEnumerable<Source> Sources(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select new Source(path, File.ReadAllLines(file));

    [GeneratedRegex(@"MarkerShape\.(?!None\b|FilledCircle\b|OpenCircle\b|FilledSquare\b|OpenSquare\b)")]
    private static partial Regex MarkOfPath();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(Now|UtcNow|Today)|TickCount(64)?|Stopwatch|TimeProvider\.System)\b")]
    private static partial Regex WallClock();

    private sealed record Source(string Path, string[] Lines);
}
