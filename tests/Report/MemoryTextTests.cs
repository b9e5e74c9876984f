using HvSim.Experiments;
using HvSim.Report;
using HvSim.Report.Text;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>What is told of memory.</summary>
public sealed class MemoryTextTests
{
    private const string Absence = "guests that did not start: 2 of 32 web guests found no room for their startup memory";

    [Theory]
    [InlineData(3.1, 0, 0, "; each web guest pages 3.1 /s; device 89.0 % busy.")]
    [InlineData(0, 4, 0, "; each web guest reads files from the device 4.0 times a second; device 89.0 % busy.")]
    [InlineData(3.1, 4, 50,
        "; each web guest pages 3.1 /s, reads files from the device 4.0 times a second and is strained for 50.0 % of its time; "
            + "device 89.0 % busy.")]
    [InlineData(0, 0, 0, ".")]
    public void Run_NamesTheClassesThatFeelIt(double paging, double fileReads, double strained, string expected)
    {
        var scenario = FabricatedMemory.Scenario(Fabricated.Guest("web", 24), Fabricated.Guest("sql", 2));
        var text = Words(FabricatedMemory.Run(FabricatedMemory.Point(24, scenario,
        [
            .. FabricatedMemory.Class("web", paging, fileReads, strained), .. FabricatedMemory.Class("sql", 0, 0, 0),
            Fabricated.Reading(MemoryMetrics.DeviceBusy, "", Statistic.Mean, "", 89),
        ])));
        Assert.Contains(
            $" Memory: over-committed: {FabricatedMemory.Verdict.Evidence}{expected} ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("each sql guest", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutMemory_SaysNothingOfIt() =>
        Assert.DoesNotContain("Memory", AnswerText.Of(FabricatedStudies.SingleRun()), StringComparison.Ordinal);

    [Fact]
    public void Run_BeginsWithGuestsThatDidNotStart() => Assert.StartsWith(
        "How many? Not all guests start: 2 of 32 web guests found no room for their startup memory.",
        Words(FabricatedMemory.Run(Absent())), StringComparison.Ordinal);

    [Fact]
    public void Search_NamesMemory_WhereGuestsDoNotStart()
    {
        PointResult[] points = [Steady(31), Absent()];
        var answer = FabricatedStudies.Answer(OverloadOutcome.Found, points[0], points[1]);
        var text = Words(FabricatedMemory.Sweep(points, answer));
        Assert.Contains(
            "31 web guests fit. At 32 not all guests start: 2 of 32 web guests found no room", text, StringComparison.Ordinal);
        Assert.Contains($"What gives first: memory: {FabricatedMemory.Verdict.Evidence}.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Grid_SaysWhereGuestsDoNotStart() => Assert.Contains(
        "Not all guests start at 32 web guests: no room for their startup memory.",
        Words(FabricatedMemory.Sweep([Steady(31), Absent()])), StringComparison.Ordinal);

    [Fact]
    public void Table_OfASweep_HasPressureAndPagingBesideTheVerdict_WithinItsWidth()
    {
        var lines = AnswerText.Of(FabricatedMemory.Sweep([Steady(16), Steady(31)])).Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, TextLayout.Width));
        var row = Assert.Single(lines, line => line.TrimStart().StartsWith("31 ", StringComparison.Ordinal));
        Assert.EndsWith("138.5  memory over-committed", row, StringComparison.Ordinal);
        Assert.Contains(" 3.1 ", row, StringComparison.Ordinal);
    }

    private static PointResult Steady(int web) => FabricatedMemory.Point(
        web, FabricatedMemory.Scenario(Fabricated.Guest("web", web)), FabricatedMemory.Class("web", 3.1, 0, 50));

    private static PointResult Absent() => Steady(32) with
    {
        State = PointState.NotStarted,
        StateReason = Absence,
        Verdict = Verdict.Fail,
    };

    private static string Words(Study study) =>
        string.Join(' ', AnswerText.Of(study).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
