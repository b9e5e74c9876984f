using System.Numerics;

namespace HvSim.Engine;

// Which bits of an instant choose its slot.
internal sealed partial class TimingWheel
{
    private const int WordBits = 6;
    private const int TopBit = 63;

    // The wide level, on which most delays of a model end, so that they are dealt out only once, or never: 4,096 slots of
    // 0.5, 2, 8, 33 or 131 us.
    private const int NearBits = 12;
    private const int NearMask = (1 << NearBits) - 1;
    private const int FinestShift = 9;
    private const int ShiftStep = 2;
    private const int Shapes = 5;
    private const int BitsOfNanoseconds = 8;

    // Words of the levels, 64 slots each: slots of 1 ns; of 256 ns, as many as needed up to the wide level; the wide one;
    // 64 times wider on each level above.
    private const int NearWord = 4 + 8;
    private const int CoarseWord = NearWord + (1 << (NearBits - WordBits));
    private const int CoarseLevels = 7;
    private const int Words = CoarseWord + CoarseLevels;
    private const int FirstNearList = NearWord << WordBits;
    private const int FirstCoarseList = CoarseWord << WordBits;
    private const int FirstPhaseList = Words << WordBits;

    private static readonly Shape[] AllShapes = [.. Enumerable.Range(0, Shapes).Select(i => new Shape(FinestShift + ShiftStep * i))];

    private static bool IsNear(int list) => list is >= FirstNearList and < FirstCoarseList;

    /// <summary>The levels for one width of the wide level's slots.</summary>
    private sealed class Shape
    {
        private readonly Level[] _ofBit = new Level[TopBit + 1];
        private readonly Level[] _ofWord = new Level[Words];

        internal Shape(int nearShift)
        {
            NearShift = nearShift;
            Lay(0, BitsOfNanoseconds, 0, 4);
            Lay(BitsOfNanoseconds, nearShift - BitsOfNanoseconds, 4, NearWord - 4);
            Lay(nearShift, NearBits, NearWord, CoarseWord - NearWord);
            var bit = nearShift + NearBits;
            for (var word = CoarseWord; word < Words; word++)
            {
                Lay(bit, WordBits, word, 1);
                bit += WordBits;
            }
        }

        internal int NearShift { get; }

        /// <summary>The level of a slot.</summary>
        internal ref readonly Level Of(int list) => ref _ofWord[list >> WordBits];

        /// <summary>The level for an instant whose highest difference from the origin is among these bits.</summary>
        internal ref readonly Level OfDifference(long bits) => ref _ofBit[BitOperations.Log2((ulong)bits | 1)];

        private void Lay(int bit, int bits, int word, int words)
        {
            var level = new Level(bit, (1 << bits) - 1, word << WordBits);
            _ofWord.AsSpan(word, words).Fill(level);
            if (bit <= TopBit)
            {
                _ofBit.AsSpan(bit, Math.Min(bits, TopBit + 1 - bit)).Fill(level);
            }
        }
    }

    /// <summary>A level; its slots are numbered by their bits of the instant, after those of the lower levels.</summary>
    /// <param name="Shift">The lowest of its bits.</param>
    /// <param name="Mask">All of its bits, shifted down.</param>
    /// <param name="FirstList">The first of its slots.</param>
    private readonly record struct Level(int Shift, int Mask, int FirstList);
}
