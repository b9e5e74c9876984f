using CsCheck;
using Xunit;
using Xunit.Sdk;

namespace HvSim.Tests.Support;

/// <summary>Random cases are the same in every run, and a failure says how to see it again.</summary>
public sealed class RandomCasesTests
{
    [Fact]
    public void Cases_DrawnTwice_AreTheSame()
    {
        Assert.SkipWhen(RandomCases.Times is not null, "HVSIM_LONG asks for cases that differ.");
        Assert.Equal(Drawn(), Drawn());
        Assert.InRange(Drawn().Distinct().Count(), 40, 50);
    }

    [Fact]
    public void Case_ThatBreaksALaw_IsNamedWithASeedThatDrawsIt()
    {
        Assert.SkipWhen(RandomCases.Times is not null, "With HVSIM_LONG the message is CsCheck's.");
        var drawn = Drawn();
        var broken = drawn[31];

        var failure = Assert.Throws<XunitException>(() => Gen.ULong.Hold(50, value => Assert.NotEqual(broken, value)));

        Assert.Contains($"case {drawn.IndexOf(broken) + 1} ", failure.Message, StringComparison.Ordinal);
        var seed = failure.Message.Split("seed ")[1].Split(')')[0];
        Assert.Equal(broken, Gen.ULong.Generate(PCG.Parse(seed), null, out _));
    }

    private static List<ulong> Drawn()
    {
        var drawn = new List<ulong>();
        Gen.ULong.Hold(50, drawn.Add);
        return drawn;
    }
}
