using Xunit;

namespace HvSim.Tests.Cli;

public sealed class ReportTests
{
    private const string Alternatives = Desk.SmallHost + "alternatives: { more: { guests.web.count: 3 } }\n";

    [Theory]
    [InlineData("run", Desk.SmallHost)]
    [InlineData("sweep", Desk.SmallSearch)]
    [InlineData("compare", Alternatives)]
    public void Report_OfAFinishedFolder_WritesOnePageWithTheAnswerOfTheScreen(string verb, string scenario)
    {
        using var desk = new Desk(scenario);
        desk.Run(verb, "small.yaml", "--out", "out");
        var answer = desk.Output.Split('\n')[2].Trim();
        Assert.Equal(0, desk.Run("report", "out"));
        Assert.StartsWith("wrote out/report.html: ", desk.Output);
        var page = System.Net.WebUtility.HtmlDecode(desk.Text("out/report.html"));
        Assert.Contains("How many web guests fit on this small host?", page);
        Assert.Contains(answer, page);
        Assert.Contains($"{(verb == "compare" ? "comparison" : verb)} of small", page);
    }

    [Fact]
    public void Report_OfWhatIsNoFinishedFolder_IsRefusedWithACure()
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(2, desk.Run("report", "nowhere"));
        Assert.Contains("there is no folder nowhere", desk.Error);
        Assert.Equal(2, desk.Run("report", "small.yaml"));
        Assert.Contains("small.yaml is a file", desk.Error);
        Directory.CreateDirectory(desk.At("empty"));
        Assert.Equal(2, desk.Run("report", "empty"));
        Assert.Contains("empty holds no results of this tool", desk.Error);
    }

    [Fact]
    public void Report_OfAFolderWithoutAManifest_SaysThatItIsNotComplete()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--out", "out");
        File.Delete(desk.At("out/manifest.json"));
        Assert.Equal(2, desk.Run("report", "out"));
        Assert.Contains("the results of 'small' in out are not complete", desk.Error);
        Assert.False(desk.Has("out/report.html"));
    }

    [Fact]
    public void Report_OfAnotherVersion_SaysSo()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--out", "out");
        var manifest = desk.Text("out/manifest.json");
        desk.Put("out/manifest.json", manifest.Replace("formatVersion\": 1", "formatVersion\": 99", StringComparison.Ordinal));
        Assert.Equal(2, desk.Run("report", "out"));
        Assert.Contains("of another version of the tool", desk.Error);
        desk.Put("out/manifest.json", manifest.Replace("answer.json", "other.json", StringComparison.Ordinal));
        Assert.Equal(2, desk.Run("report", "out"));
        Assert.Contains("of another version of the tool", desk.Error);
    }

    [Fact]
    public void Report_OfADamagedFolder_NamesTheFile()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--out", "out");
        desk.Put("out/answer.json", "[1, 2");
        Assert.Equal(1, desk.Run("report", "out"));
        Assert.Contains("answer.json cannot be read", desk.Error);
        Assert.Contains("damaged", desk.Error);
    }
}
