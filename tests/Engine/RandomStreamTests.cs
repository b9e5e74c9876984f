using System.Numerics;
using HvSim.Engine;
using Xunit;

namespace HvSim.Tests.Engine;

public sealed class RandomStreamTests
{
    [Fact]
    public void NextUInt64_TakesTurnsWithFourOfThePublishedXoshiro256PlusPlus()
    {
        var stream = new RandomStream(42, "web[3]/disk/arrival");
        var states = new ulong[4][];
        var seed = StableHash.Mix(42, StableHash.Of("web[3]/disk/arrival"));
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = [SplitMix64(ref seed), SplitMix64(ref seed), SplitMix64(ref seed), SplitMix64(ref seed)];
        }

        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(Xoshiro256PlusPlus(states[i % states.Length]), stream.NextUInt64());
        }
    }

    [Fact]
    public void Draws_OfOneKind_DoNotMoveThoseOfAnother()
    {
        var bits = new RandomStream(1, "a");
        var mixed = new RandomStream(1, "a");
        for (var i = 0; i < 1_000; i++)
        {
            var expected = bits.NextUInt64();
            if (i % 3 == 0)
            {
                Assert.Equal(((long)(expected >> 12) + 0.5) / (1L << 52), mixed.NextDouble());
            }
            else
            {
                Assert.Equal(expected, mixed.NextUInt64());
            }
        }
    }

    [Fact]
    public void Hash_OfANameAndASeed_NeverChanges()
    {
        Assert.Equal(0x97AD3AFAAE4BA58BUL, StableHash.Of("web[3]/disk/arrival"));
        Assert.Equal(0xBCD9DBB49673066BUL, StableHash.Mix(1, 2));
        Assert.NotEqual(StableHash.Mix(1, 2), StableHash.Mix(2, 1));
    }

    [Fact]
    public void Streams_OfDifferentNamesOrSeeds_Differ()
    {
        ulong[] draws =
        [
            new RandomStream(1, "a").NextUInt64(), new RandomStream(1, "b").NextUInt64(), new RandomStream(2, "a").NextUInt64(),
        ];

        Assert.Equal(draws.Length, draws.Distinct().Count());
    }

    /// <summary>Exponential values, made in blocks, against the rule of the ziggurat applied to the same bits one by one.</summary>
    [Fact]
    public void NextExponential_AmongOtherDraws_IsTheOneOfItsBits()
    {
        const int Draws = 20_000;
        var bits = new RandomStream(9, "mixed");
        var mixed = new RandomStream(9, "mixed");
        var plain = 0;
        for (var i = 0; i < Draws; i++)
        {
            var expected = bits.NextUInt64();
            if (i % 7 < 3)
            {
                Assert.Equal(expected, mixed.NextUInt64());
                continue;
            }

            var value = mixed.NextExponential();
            var again = Ziggurat.DecideExponential(expected, bits);
            Assert.Equal(again, value);
            plain += value < 1 ? 1 : 0;
        }

        // Below 1 lie 1 - 1/e of the values: 7,225 of 11,429, give or take 5 standard errors of 51.
        Assert.Equal((1 - Math.Exp(-1)) * Draws * 4 / 7, plain, 260.0);
    }

    /// <summary>Chi-squared over 256 cells, 255 degrees of freedom: 347.7 is exceeded with p = 0.0001.</summary>
    [Fact]
    public void Draws_OverCells_PassChiSquaredAtOneInTenThousand()
    {
        const double Critical = 347.7;
        var doubles = new RandomStream(1, "doubles");
        var exponentials = new RandomStream(1, "exponentials");

        Assert.True(ChiSquared(() => (int)(doubles.NextDouble() * 256)) < Critical);
        // The distribution function makes exponential values uniform.
        Assert.True(ChiSquared(() => (int)((1 - Math.Exp(-exponentials.NextExponential())) * 256)) < Critical);
    }

    /// <summary>The k-th moment of an exponential of mean 1 is k!, with variance (2k)! - k!^2; five standard errors.</summary>
    [Fact]
    public void NextExponential_OverAMillionDraws_HasTheMomentsOfAnExponential()
    {
        const int Draws = 1_000_000;
        var stream = new RandomStream(3, "moments");
        double first = 0, second = 0, third = 0;
        for (var i = 0; i < Draws; i++)
        {
            var value = stream.NextExponential();
            Assert.True(value > 0);
            first += value;
            second += value * value;
            third += value * value * value;
        }

        Assert.Equal(1.0, first / Draws, 5 * Math.Sqrt(1.0 / Draws));
        Assert.Equal(2.0, second / Draws, 5 * Math.Sqrt(20.0 / Draws));
        Assert.Equal(6.0, third / Draws, 5 * Math.Sqrt(684.0 / Draws));
    }

    /// <summary>Beyond the last layer the tail must go on: exp(-9) of the draws lie above 9.</summary>
    [Fact]
    public void NextExponential_InTheTail_HasTheRightShare()
    {
        const int Draws = 4_000_000;
        var stream = new RandomStream(4, "tail");
        var above = 0;
        for (var i = 0; i < Draws; i++)
        {
            above += stream.NextExponential() > 9 ? 1 : 0;
        }

        var expected = Draws * Math.Exp(-9);
        Assert.Equal(expected, above, 4 * Math.Sqrt(expected));
    }

    private static double ChiSquared(Func<int> draw)
    {
        const int Draws = 1_000_000;
        var cells = new int[256];
        for (var i = 0; i < Draws; i++)
        {
            cells[draw()]++;
        }

        const double Expected = Draws / 256.0;
        return cells.Sum(count => (count - Expected) * (count - Expected) / Expected);
    }

    private static ulong SplitMix64(ref ulong state)
    {
        unchecked
        {
            var z = state += 0x9e3779b97f4a7c15;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            return z ^ (z >> 31);
        }
    }

    private static ulong Xoshiro256PlusPlus(ulong[] s)
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(s[0] + s[3], 23) + s[0];
            var t = s[1] << 17;
            s[2] ^= s[0];
            s[3] ^= s[1];
            s[1] ^= s[2];
            s[0] ^= s[3];
            s[2] ^= t;
            s[3] = BitOperations.RotateLeft(s[3], 45);
            return result;
        }
    }
}
