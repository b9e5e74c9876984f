using HvSim.Import.Perfmon;
using Xunit;

namespace HvSim.Tests.Import;

public sealed class FieldSplitterTests
{
    /// <summary>A million quotes that never close; looked at from each of them to the end, it would take 10^12 steps.</summary>
    [Fact]
    public void LineOfQuotesThatDoNotClose_IsSplitInOnePass()
    {
        const int Fields = 1_000_000;
        var splitter = new FieldSplitter(',');

        splitter.Split(string.Concat(Enumerable.Repeat("\"a,", Fields)));

        Assert.True(splitter.IsCut);
        Assert.Equal(Fields + 1, splitter.Count);
    }

    [Fact]
    public void QuoteThatDoesNotClose_LeavesFieldsBehindItAsTheyStand()
    {
        const string Line = "\"one\",\"two,three,\"four";
        var splitter = new FieldSplitter(',');

        splitter.Split(Line);

        Assert.Equal(["one", "two", "three", "four"], Enumerable.Range(0, splitter.Count).Select(i => splitter.Text(Line, i)));
    }
}
