using Xunit;

namespace HvSim.Tests.Cli;

public sealed class PlotTests
{
    [Fact]
    public void Plot_WithoutNames_ListsTheCharts()
    {
        using var desk = Finished();
        Assert.Equal(0, desk.Run("plot", "out"));
        Assert.Equal(
            ["processor-time", "breakdown"],
            desk.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        Assert.Contains("Where the response time went", desk.Output);
    }

    [Fact]
    public void Plot_OfAChart_DrawsTheSameBytesAsTheRun()
    {
        using var desk = Finished();
        Assert.Equal(0, desk.Run("plot", "out", "breakdown", "--out", "slides"));
        Assert.Equal("wrote slides/breakdown.svg\nwrote slides/breakdown.png\n", desk.Output);
        foreach (var file in new[] { "breakdown.svg", "breakdown.png" })
            Assert.Equal(File.ReadAllBytes(desk.At($"out/charts/{file}")), File.ReadAllBytes(desk.At($"slides/{file}")));
        Assert.False(desk.Has("slides/processor-time.svg"));
    }

    [Fact]
    public void Plot_OfAll_InOneFormat_GoesBesideTheResultsUnlessTold()
    {
        using var desk = Finished();
        Directory.Delete(desk.At("out/charts"), recursive: true);
        Assert.Equal(1, desk.Run("plot", "out", "all"));
        Assert.Contains("figures.json cannot be read", desk.Error);

        desk.Run("run", "small.yaml", "--out", "out");
        File.Delete(desk.At("out/charts/breakdown.svg"));
        Assert.Equal(0, desk.Run("plot", "out", "all", "--format", "svg"));
        Assert.True(desk.Has("out/charts/breakdown.svg"));
        Assert.DoesNotContain("png", desk.Output);
    }

    [Theory]
    [InlineData("has no chart 'histogram'. Charts: processor-time, breakdown; or all.", "plot", "out", "histogram")]
    [InlineData("'pdf' is neither", "plot", "out", "breakdown", "--format", "svg,pdf")]
    [InlineData("--out is a folder", "plot", "out", "breakdown", "--out", "slide.PNG")]
    [InlineData("there is no folder other", "plot", "other", "breakdown")]
    public void Plot_OfWhatThereIsNot_IsRefused(string words, params string[] command)
    {
        using var desk = Finished();
        Assert.Equal(2, desk.Run(command));
        Assert.Contains(words, desk.Error);
        Assert.False(desk.Has("slide.PNG"));
    }

    private static Desk Finished()
    {
        var desk = new Desk(Desk.SmallHost);
        Assert.Equal(0, desk.Run("run", "small.yaml", "--out", "out"));
        return desk;
    }
}
