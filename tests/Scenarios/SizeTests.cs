using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Sizes in bytes as they stand in a file.</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData("64 GiB", 68_719_476_736, "64 GiB")]
    [InlineData("64GiB", 68_719_476_736, "64 GiB")]
    [InlineData("1024 MiB", 1_073_741_824, "1 GiB")]
    [InlineData("1.5 GiB", 1_610_612_736, "1.5 GiB")]
    [InlineData("1536 MiB", 1_610_612_736, "1.5 GiB")]
    [InlineData("0.25 TiB", 274_877_906_944, "256 GiB")]
    [InlineData("1537 MiB", 1_611_661_312, "1537 MiB")]
    [InlineData("2097153 KiB", 2_147_484_672, "2097153 KiB")]
    [InlineData("1073741825 B", 1_073_741_825, "1073741825 B")]
    public void Size_InAnyUnit_IsExactAndHasOneSpelling(string text, long bytes, string spelling)
    {
        var loaded = Texts.Loaded(Memory(text));
        Assert.Equal(bytes, loaded.Scenario.Host.Memory!.Total);
        Assert.Equal(spelling, Texts.Text(loaded, "host.machine.memory"));
    }

    [Theory]
    [InlineData("64", "'64' has no unit. Write a number with B, KiB, MiB, GiB or TiB, such as '2 GiB'.")]
    [InlineData("64 GB", "'GB' is not a unit of size. Did you mean 'GiB'?")]
    [InlineData("64 gb", "'gb' is not a unit of size. Did you mean 'GiB'?")]
    [InlineData("64 G", "'G' is not a unit of size. Did you mean 'GiB'?")]
    [InlineData("64 gib", "'gib' is not a unit of size. Did you mean 'GiB'?")]
    [InlineData("65536 MB", "'MB' is not a unit of size. Did you mean 'MiB'?")]
    [InlineData("65536 M", "'M' is not a unit of size. Did you mean 'MiB'?")]
    [InlineData("67108864 kB", "'kB' is not a unit of size. Did you mean 'KiB'?")]
    [InlineData("1 TB", "'TB' is not a unit of size. Did you mean 'TiB'?")]
    [InlineData("1000000000 bytes", "'bytes' is not a unit of size. Did you mean 'B'?")]
    [InlineData("64 s", "'s' is not a unit of size. Use B, KiB, MiB, GiB or TiB, such as '2 GiB'.")]
    [InlineData("all", "'all' does not begin with a number. Write a number and a unit, such as '2 GiB'.")]
    [InlineData("1.1 GiB", "'1.1 GiB' is not a whole number of bytes. Write '1126 MiB', say.")]
    [InlineData("1073741824.5 B", "'1073741824.5 B' is not a whole number of bytes. Write '1073741824 B', say.")]
    [InlineData("8388608 TiB", "'8388608 TiB' is more than any machine has. Write a value such as '2 GiB'.")]
    [InlineData("-4 GiB", "'-4 GiB' is out of range: it must be at least 1 GiB. Write a value such as '64 GiB'.")]
    [InlineData("4097 TiB", "'4097 TiB' is out of range: it must be at most 4096 TiB. Write a value such as '64 GiB'.")]
    public void Size_ThatCannotBe_IsRefusedWithItsPlaceAndCure(string text, string expected) =>
        Assert.Equal($"5:53: host.machine.memory: {expected}", Texts.ProblemsOf(Memory(text)));

    [Fact]
    public void Sizes_OfARange_AreAnAxis()
    {
        Assert.True(Override.TryParse("host.machine.memory=2 GiB..4 GiB:1 GiB", out var change));
        var axis = Assert.Single(Texts.Loaded(Memory("64 GiB"), change.AsAxis()).Scenario.Sweep!.Axes);
        Assert.Equal(["2 GiB", "3 GiB", "4 GiB"], axis.Values);
    }

    private static string Memory(string text) =>
        MemoryTexts.With("static: 128 MiB, demand: { committed: 64 MiB }", machine: text);
}
