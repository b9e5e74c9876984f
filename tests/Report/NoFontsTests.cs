using HvSim.Report.Charts;
using SkiaSharp;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class NoFontsTests
{
    /// <summary>
    /// The charts' typeface comes from the assembly: a chart has ink where its title stands. Without any typeface the drawing
    /// library leaves text out and says nothing.
    /// </summary>
    [Fact]
    public void Title_has_ink()
    {
        var chart = ChartSet.Render(FabricatedStudies.Found()).Charts[0];
        using var picture = SKBitmap.Decode(chart.Png);
        var dark = 0;
        for (var x = 150; x < 1050; x++)
        {
            for (var y = 10; y < 45; y++)
                dark += picture.GetPixel(x, y).Red < 100 ? 1 : 0;
        }
        Assert.InRange(dark, 500, 20_000);
    }
}
