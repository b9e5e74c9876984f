using HvSim.Report.Text;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class NoteListTests
{
    private static readonly string[] All = ["3", "4", "5", "6", "7", "8", "9", "10"];

    [Fact]
    public void Places_of_one_reason_are_named_in_one_line()
    {
        var notes = Notes();
        foreach (var place in new[] { "3", "5", "6", "7", "8", "9" })
            notes.Missing(place, "not measured");
        Assert.Equal(["n/a at 3 and 5 to 9: not measured"], notes.Texts());
    }

    [Fact]
    public void Reasons_that_differ_in_figures_alone_are_told_once_with_the_first_ones_figures()
    {
        var notes = Notes();
        notes.Missing("8", "no steady state: web backlog grows by 1.5 /s");
        notes.Missing("9", "no steady state: web backlog grows by 2.5 /s");
        notes.Missing("9", "no steady state: web backlog grows by 2.5 /s");
        notes.Missing("10", "not measured");
        Assert.Equal(
            ["n/a at 8 and 9: no steady state; at 8, web backlog grows by 1.5 /s", "n/a at 10: not measured"], notes.Texts());
    }

    [Fact]
    public void Reason_without_a_place_stands_alone()
    {
        var notes = Notes();
        notes.Missing("", "not measured");
        Assert.Equal(["n/a: not measured"], notes.Texts());
    }

    [Theory]
    [InlineData("3 4 5", "3 to 5")]
    [InlineData("3 4", "3 and 4")]
    [InlineData("3 5 6 7 10", "3, 5 to 7 and 10")]
    [InlineData("10 9 8", "8 to 10")]
    public void Three_neighbours_are_a_range(string chosen, string text) =>
        Assert.Equal(text, Lists.Range(All, chosen.Split(' ')));

    [Theory]
    [InlineData("1 3 5", "1, 3 and 5")]
    [InlineData("1 3 5 8 13", "1, 3, ..., 13")]
    [InlineData("1 5 8 13 14 15", "1 and 5, 8, ..., 15")]
    [InlineData("13 14 15", "13 to 15")]
    public void Neighbours_with_values_between_them_that_nobody_measured_are_no_range(string chosen, string text) =>
        Assert.Equal(text, Lists.Range(["1", "3", "5", "8", "13", "14", "15"], chosen.Split(' ')));

    private static NoteList Notes() => new(places => Lists.Range(All, places));
}
