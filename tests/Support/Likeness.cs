using System.Collections;
using System.Reflection;
using Xunit;

namespace HvSim.Tests.Support;

/// <summary>Whether two objects say the same in every field, private ones included, down to the bits of numbers.</summary>
internal static class Likeness
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Fails at the first field that differs, and names it.</summary>
    public static void AssertSame(object? one, object? other, string at = "it")
    {
        if (one is null || other is null)
        {
            Assert.True(one is null && other is null, $"{at}: {one ?? "null"} and {other ?? "null"}");
            return;
        }
        switch (one)
        {
            case double number:
                Assert.True(
                    BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits((double)other),
                    $"{at}: {number} and {other}");
                break;
            case long[] numbers:
                Assert.True(numbers.AsSpan().SequenceEqual((long[])other), $"{at} differs");
                break;
            case uint[] numbers:
                Assert.True(numbers.AsSpan().SequenceEqual((uint[])other), $"{at} differs");
                break;
            case string or IConvertible:
                Assert.True(one.Equals(other), $"{at}: {one} and {other}");
                break;
            case IEnumerable list:
                object?[] ones = [.. list.Cast<object?>()], others = [.. ((IEnumerable)other).Cast<object?>()];
                Assert.True(ones.Length == others.Length, $"{at}: {ones.Length} items and {others.Length}");
                for (var i = 0; i < ones.Length; i++)
                    AssertSame(ones[i], others[i], $"{at}[{i}]");
                break;
            default:
                Assert.True(one.GetType() == other.GetType(), $"{at}: {one.GetType()} and {other.GetType()}");
                foreach (var field in one.GetType().GetFields(Fields))
                    AssertSame(field.GetValue(one), field.GetValue(other), $"{at}.{field.Name}");
                break;
        }
    }
}
