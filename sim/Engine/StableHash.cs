using System.Numerics;

namespace HvSim.Engine;

/// <summary>
/// Hashes that are the same in every process, on every machine and in every version of the runtime: for seeds, names and
/// fingerprints. Not for security.
/// </summary>
public static class StableHash
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash of a text: FNV-1a over its UTF-16 code units, low byte first, then finished by a full mix.</summary>
    public static ulong Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        unchecked
        {
            var hash = OffsetBasis;
            foreach (var unit in text)
            {
                hash = (hash ^ (byte)unit) * Prime;
                hash = (hash ^ (byte)(unit >> 8)) * Prime;
            }

            return Finish(hash);
        }
    }

    /// <summary>One value from two, order included: <c>Mix(a, b)</c> and <c>Mix(b, a)</c> differ.</summary>
    public static ulong Mix(ulong a, ulong b)
    {
        unchecked
        {
            return Finish(Finish(a + SplitMix64.Increment) + b + SplitMix64.Increment);
        }
    }

    /// <summary>One more pair of values in a running hash; cheaper than <see cref="Mix"/>, to be finished once.</summary>
    internal static ulong Chain(ulong hash, ulong a, ulong b)
    {
        unchecked
        {
            return (BitOperations.RotateLeft(hash, 29) ^ (a * SplitMix64.Increment + b)) * 0xBF58476D1CE4E5B9;
        }
    }

    internal static ulong Finish(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
