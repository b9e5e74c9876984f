using HvSim.Cli.Reference;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>The committed reference pages are what the code would write.</summary>
public sealed class ReferencePagesTests
{
    [Fact]
    public void Parameter_page_is_up_to_date() => AssertUpToDate(ParameterPage.FileName, ParameterPage.Text());

    [Fact]
    public void Metric_page_is_up_to_date() => AssertUpToDate(MetricPage.FileName, MetricPage.Text());

    [Fact]
    public void Reference_writes_both_pages()
    {
        using var desk = new Desk();
        Assert.Equal(0, desk.Run("reference", "--out", "pages"));
        Assert.Equal(ParameterPage.Text(), desk.Text("pages/PARAMETERS.md"));
        Assert.Equal(MetricPage.Text(), desk.Text("pages/METRICS.md"));
    }

    private static void AssertUpToDate(string page, string text)
    {
        var committed = Path.Combine(Checkout.Root, "docs", page);
        Assert.True(File.Exists(committed) && File.ReadAllText(committed).ReplaceLineEndings("\n") == text,
            $"docs/{page} is stale. Run 'hvsim reference' at the top level and commit the page.");
    }
}
