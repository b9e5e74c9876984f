using System.Text.Json;
using HvSim.Report;
using Xunit;

namespace HvSim.Tests.Report;

public sealed class JsonFormTests
{
    private const string Value = "p95 <= 50 ms & \"x\" + 'y' \\u003C \u00b5\u2264\u00fc \ud83d\ude00 \u007f\n\t";

    [Fact]
    public void Signs_stand_as_they_are_and_the_rest_is_7_bit()
    {
        var text = JsonForm.Of(json => json.WriteString("text", Value));
        Assert.Contains("p95 <= 50 ms & \\\"x\\\" + 'y' ", text, StringComparison.Ordinal);
        Assert.All(text, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"character {(int)c}"));
    }

    [Fact]
    public void Every_text_reads_back_the_same()
    {
        using var json = JsonDocument.Parse(JsonForm.Of(writer => writer.WriteString("text", Value)));
        Assert.Equal(Value, json.RootElement.GetProperty("text").GetString());
    }
}
