using HvSim.Scenarios.Values;
using Xunit;

namespace HvSim.Tests.Scenarios;

public sealed class ProcessorListTests
{
    [Theory]
    [InlineData("0..3", "0..3", "0 1 2 3")]
    [InlineData("0 .. 1,4..5 , 7", "0..1, 4..5, 7", "0 1 4 5 7")]
    [InlineData("5", "5", "5")]
    [InlineData("all", "all", "0 1 2 3 4 5 6 7")]
    public void List_OfProcessors_IsReadAndSpeltAlike(string text, string spelling, string numbers)
    {
        var reading = new ProcessorListForm().Read(text);

        Assert.Null(reading.Fault);
        Assert.Equal((spelling, numbers), (reading.Text, string.Join(' ', reading.Value.On(8))));
    }

    [Theory]
    [InlineData("3..0")]
    [InlineData("0..3, 3")]
    [InlineData("0..1..2")]
    [InlineData("-1")]
    [InlineData("some")]
    [InlineData("")]
    public void List_ThatIsNone_IsRefused(string text) => Assert.NotNull(new ProcessorListForm().Read(text).Fault);
}
