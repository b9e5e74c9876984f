using HvSim.Engine;
using HvSim.Models.Translation;
using Xunit;

namespace HvSim.Tests.Models;

public sealed class PageWalkTests
{
    /// <summary>(g + 1)(h + 1) - 1; without a second level the guest's own, for five-level tables 35.</summary>
    [Theory]
    [InlineData(4, 0, 4)]
    [InlineData(4, 4, 24)]
    [InlineData(4, 3, 19)]
    [InlineData(3, 4, 19)]
    [InlineData(3, 3, 15)]
    [InlineData(5, 5, 35)]
    public void References_OfATwoDimensionalWalk_AreThoseOfBothTables(int guest, int host, int expected) =>
        Assert.Equal(expected, PageWalk.NestedReferences(guest, host));

    /// <summary>"Every Walk's a Hit" (ASPLOS 2022): 4.4 accesses beside 1.5; other page sizes in proportion to 24 and 4.</summary>
    [Fact]
    public void Walk_WithCachesOfWalks_TakesThePublishedReferences()
    {
        Assert.Equal(1.5, PageWalk.Native(4), 1e-12);
        Assert.Equal(4.4, PageWalk.Nested(4, 4), 1e-12);
        Assert.Equal(1.125, PageWalk.Native(3), 1e-12);
        Assert.Equal(2.75, PageWalk.Nested(3, 3), 1e-12);
    }

    /// <summary>
    /// A million misses of 10 ns a reference. Small pages: 4.4 - 1.5 = 2.9 references, 2.9 %. Large ones on both levels with a quarter
    /// of the misses: 0.25 * (2.75 - 1.125). Large ones of the guest on small ones of the host miss as small ones do, in 4.4 * 19 / 24
    /// references, where natively there were 0.25 * 1.125. Small ones of the guest on large ones: 4.4 * 19 / 24 - 1.5.
    /// </summary>
    [Theory]
    [InlineData(0, 0, 1.029)]
    [InlineData(1, 1, 1.0040625)]
    [InlineData(1, 0, 1.032020833333)]
    [InlineData(0, 1, 1.019833333333)]
    [InlineData(0.5, 0, 1.030510416667)]
    public void Stretch_ByPageSizes_IsTheExtraReferences(double guest, double host, double expected) => Assert.Equal(
        expected, new TranslationMisses(1e6, guest, 0.25).StretchBy(host, Duration.FromNanoseconds(10)), 1e-10);

    [Fact]
    public void Stretch_WithoutMisses_IsNone() =>
        Assert.Equal(1, new TranslationMisses(0, 0.5, 0.25).StretchBy(0.5, Duration.FromNanoseconds(10)));

    /// <summary>
    /// The same paper: flattened tables cut 4.4 references to 2.8 and gain 7.1 %, natively 1.5 to 1.0 and 2.3 %. What the first says of
    /// the time in walks, x = 0.071 / (4.4 - 1.071 * 2.8) of the rest, must give the second.
    /// </summary>
    [Fact]
    public void References_OfBothKinds_AgreeOnTheTimeOfAWalk()
    {
        const double TimePerReference = 0.071 / (4.4 - (1.071 * 2.8));
        Assert.Equal(0.023, ((1 + (1.5 * TimePerReference)) / (1 + TimePerReference)) - 1, 0.002);
    }
}
