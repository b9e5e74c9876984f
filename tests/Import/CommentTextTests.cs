using HvSim.Import.Writing;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Names in the comments of an imported scenario.</summary>
public sealed class CommentTextTests
{
    [Theory]
    [InlineData("会計サーバー", "会計サーバー")]
    [InlineData("бухгалтерия", "бухгалтерия")]
    [InlineData("a\nb\u0085c\u2028d", @"a\u{000A}b\u{0085}c\u{2028}d")]
    [InlineData("\u202Egpj", @"\u{202E}gpj")]
    [InlineData("\U0001F600", "\U0001F600")]
    public void Names_StandAsTheyAre_ButForWhatIsNotShown(string name, string expected) =>
        Assert.Equal(expected, CommentText.Of(name));

    [Fact]
    public void HalfALetter_BecomesItsNumber() => Assert.Equal(@"\u{D800}x", CommentText.Of($"{(char)0xD800}x"));

    [Fact]
    public void NameOfAGuest_StandsBesideItsClass()
    {
        var load = Logs.Read(Logs.Of(
            "(PDH-CSV 4.0) (UTC)(0)", [@"Hyper-V Hypervisor Virtual Processor(почта:Hv VP 0)\% Guest Run Time"],
            ("01/31/2026 10:00:00", "5"), ("01/31/2026 10:00:15", "5"), ("01/31/2026 10:00:30", "5")));

        var text = ScenarioWriter.Write(load, new WriterOptions { Name = "mail" }).Files[0].Text;

        Assert.Contains("  vm:   # почта\n", text, StringComparison.Ordinal);
    }
}
