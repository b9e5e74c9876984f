using System.Numerics;

namespace HvSim.Models.Processors;

/// <summary>A set of processor numbers that finds its least member quickly.</summary>
public sealed class ProcessorSet(int capacity)
{
    private const int BitsPerWord = 64;
    private const ulong FirstThreads = 0x5555_5555_5555_5555;

    private readonly ulong[] _words = new ulong[(capacity + BitsPerWord - 1) / BitsPerWord];

    /// <summary>Number of members.</summary>
    public int Count { get; private set; }

    /// <summary>Whether <paramref name="number"/> is a member.</summary>
    public bool Contains(int number) => (_words[number / BitsPerWord] & Bit(number)) != 0;

    /// <summary>Adds a number; adding twice is adding once.</summary>
    public void Add(int number)
    {
        if (Contains(number))
            return;
        _words[number / BitsPerWord] |= Bit(number);
        Count++;
    }

    /// <summary>Removes a number, if it is a member.</summary>
    public void Remove(int number)
    {
        if (!Contains(number))
            return;
        _words[number / BitsPerWord] &= ~Bit(number);
        Count--;
    }

    /// <summary>The least member, or -1.</summary>
    public int First() => NextFrom(0);

    /// <summary>The least member from <paramref name="from"/> on, or -1.</summary>
    public int NextFrom(int from)
    {
        for (var i = from / BitsPerWord; i < _words.Length; i++)
        {
            var word = i == from / BitsPerWord ? _words[i] & (ulong.MaxValue << (from % BitsPerWord)) : _words[i];
            if (word != 0)
                return (i * BitsPerWord) + BitOperations.TrailingZeroCount(word);
        }
        return -1;
    }

    /// <summary>The least member that <paramref name="other"/> has too, or -1; both must be of one capacity.</summary>
    public int FirstIn(ProcessorSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < _words.Length; i++)
        {
            var common = _words[i] & other._words[i];
            if (common != 0)
                return (i * BitsPerWord) + BitOperations.TrailingZeroCount(common);
        }
        return -1;
    }

    /// <summary>
    /// The least even member whose odd neighbour is a member too (a core with both threads in the set), both of them in
    /// <paramref name="other"/> too, or -1.
    /// </summary>
    public int FirstPairIn(ProcessorSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < _words.Length; i++)
        {
            var common = _words[i] & other._words[i];
            var pairs = common & (common >> 1) & FirstThreads;
            if (pairs != 0)
                return (i * BitsPerWord) + BitOperations.TrailingZeroCount(pairs);
        }
        return -1;
    }

    private static ulong Bit(int number) => 1UL << (number % BitsPerWord);
}
