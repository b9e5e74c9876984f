namespace HvSim.Engine;

// Which bits of an instant choose its slot.
internal sealed partial class TimingWheel
{
    private const int WordBits = 6;
    private const int TopBit = 63;

    // The level on which most delays of a model end: 2,048 slots of 33 us, so that they are dealt out only once, or never.
    private const int NearShift = 15;

    // Bits per level, from one nanosecond up: slots of 1 ns, 256 ns, 33 us, then of 67 ms and 64 times more on each level.
    private static readonly int[] Widths = [8, 7, 11, 6, 6, 6, 6, 6, 6, 6];

    // 64 slots have one word of bits; all words together have one bit each in one more word.
    private const int Words = 4 + 2 + 32 + 7;
    private const int FirstPhaseList = Words << WordBits;

    private static readonly Level[] LevelOfBit = new Level[TopBit + 1];
    private static readonly Level[] LevelOfWord = new Level[Words];

    static TimingWheel()
    {
        var bit = 0;
        var word = 0;
        foreach (var width in Widths)
        {
            var level = new Level(bit, (1 << width) - 1, word << WordBits);
            var words = ((1 << width) + (1 << WordBits) - 1) >> WordBits;
            LevelOfWord.AsSpan(word, words).Fill(level);
            word += words;
            var bits = Math.Min(width, TopBit + 1 - bit);
            LevelOfBit.AsSpan(bit, bits).Fill(level);
            bit += bits;
        }
    }

    /// <summary>A level; its slots are numbered by their bits of the instant, after those of the lower levels.</summary>
    /// <param name="Shift">The lowest of its bits.</param>
    /// <param name="Mask">All of its bits, shifted down.</param>
    /// <param name="FirstList">The first of its slots.</param>
    private readonly record struct Level(int Shift, int Mask, int FirstList);
}
