using System.Text.Json;
using HvSim.Report;
using HvSim.Report.Charts;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class ResultFolderTests
{
    [Fact]
    public void New_or_empty_folder_is_free()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(ResultFolder.Check(folder.Path, "web-density", ResultKind.Sweep));
        Assert.Null(ResultFolder.Check(Path.Combine(folder.Path, "none"), "web-density", ResultKind.Sweep));
    }

    [Fact]
    public void Folder_of_the_same_scenario_may_be_written_again()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        Assert.Null(ResultFolder.Check(folder.Path, "web-density", ResultKind.Sweep));
    }

    [Fact]
    public void Folder_of_another_scenario_is_refused_with_a_word_on_force()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        var refusal = ResultFolder.Check(folder.Path, "other", ResultKind.Sweep);
        Assert.NotNull(refusal);
        Assert.Contains("'web-density'", refusal);
        Assert.Contains("--force", refusal);
    }

    [Fact]
    public void Folder_of_another_kind_of_study_is_refused_with_a_word_on_force()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        var refusal = ResultFolder.Check(folder.Path, "web-density", ResultKind.Run);
        Assert.Contains("holds the results of a sweep of 'web-density', which those of a run would replace", refusal);
        Assert.Contains("--out", refusal);
        Assert.Contains("--force", refusal);
    }

    [Fact]
    public void Results_of_other_values_are_told_before_they_are_replaced()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(ResultFolder.Replaced("shown", folder.Path, "abc123"));
        ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        Assert.Null(ResultFolder.Replaced("shown", folder.Path, "abc123"));
        Assert.Equal(
            "shown holds results of other values; they are replaced.", ResultFolder.Replaced("shown", folder.Path, "d"));
    }

    [Fact]
    public void Folder_with_strangers_files_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "thesis.docx"), "");
        Assert.Contains("not empty", ResultFolder.Check(folder.Path, "web-density", ResultKind.Sweep));
        var file = Path.Combine(folder.Path, "thesis.docx");
        Assert.Contains("is a file", ResultFolder.Check(file, "web-density", ResultKind.Sweep));
    }

    [Fact]
    public void Claimed_folder_can_be_resumed_before_it_has_a_manifest()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Claim(folder.Path, "web-density");
        Directory.CreateDirectory(Path.Combine(folder.Path, "points"));
        Assert.Null(ResultFolder.Check(folder.Path, "web-density", ResultKind.Sweep));
        Assert.NotNull(ResultFolder.Check(folder.Path, "other", ResultKind.Sweep));
    }

    [Fact]
    public void Broken_manifest_does_not_break_the_check()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "manifest.json"), "[1, 2");
        Assert.NotNull(ResultFolder.Check(folder.Path, "web-density", ResultKind.Sweep));
    }

    [Fact]
    public void File_that_cannot_be_written_is_named_and_leaves_no_manifest()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        var blocked = Path.Combine(folder.Path, "replications.csv");
        File.Delete(blocked);
        Directory.CreateDirectory(Path.Combine(blocked, "inside"));
        var failure = Assert.Throws<ReportException>(() => ResultFolder.Write(folder.Path, FabricatedStudies.Found()));
        Assert.Contains(blocked, failure.Message);
        Assert.Contains("a folder of this name is in the way", failure.Message);
        Assert.False(File.Exists(Path.Combine(folder.Path, "manifest.json")));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_an_earlier_result_left_is_removed_and_strangers_files_stay()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.Grid());
        File.WriteAllText(Path.Combine(folder.Path, "notes.txt"), "mine");
        ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        Assert.False(File.Exists(Path.Combine(folder.Path, "charts", "response-time-sql.svg")));
        Assert.True(File.Exists(Path.Combine(folder.Path, "notes.txt")));
    }

    [Fact]
    public void Manifest_holds_what_is_needed_to_run_again()
    {
        using var folder = new TemporaryFolder();
        var written = ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.Path, "manifest.json")));
        var root = json.RootElement;
        Assert.Equal("0.1.0", root.GetProperty("toolVersion").GetString());
        Assert.Equal("abc123", root.GetProperty("scenario").GetProperty("hash").GetString());
        Assert.Equal("1", root.GetProperty("scenario").GetProperty("seed").GetString());
        Assert.Equal("assumed", root.GetProperty("effective")[0].GetProperty("evidence").GetString());
        var point = root.GetProperty("points")[5];
        Assert.Equal("no-steady-state", point.GetProperty("state").GetString());
        Assert.Equal("0x000000000000feee", point.GetProperty("replications")[1].GetProperty("fingerprint").GetString());
        Assert.Equal("manifest.json", written.Files[^1]);
        Assert.All(written.Files, f => Assert.True(File.Exists(Path.Combine(folder.Path, f))));
    }

    [Fact]
    public void Same_study_gives_the_same_bytes_in_every_file()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        var written = ResultFolder.Write(first.Path, FabricatedStudies.Found());
        ResultFolder.Write(second.Path, FabricatedStudies.Found());
        Assert.All(written.Files, f => Assert.Equal(
            File.ReadAllBytes(Path.Combine(first.Path, f)), File.ReadAllBytes(Path.Combine(second.Path, f))));
    }

    [Fact]
    public void Charts_of_a_study_of_its_own_are_written_with_the_rest()
    {
        using var folder = new TemporaryFolder();
        var chart = new StretchFigure
        {
            Name = "stretch-published",
            Title = "Stretch",
            Note = "",
            Bars = [new StretchBar("one 4-way guest", new ChartValue(1.15, 0.02), 1.17)],
        };
        var written = ResultFolder.Write(folder.Path, FabricatedStudies.Found(), [chart]);
        Assert.Contains("charts/stretch-published.svg", written.Files);
        Assert.Equal(6, written.Charts);
    }
}
