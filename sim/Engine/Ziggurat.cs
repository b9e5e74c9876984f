using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HvSim.Engine;

/// <summary>
/// Exponential values by the ziggurat method (Marsaglia, Tsang 2000): the area under exp(-x) is covered by 256 layers of
/// equal area, and in 99 of 100 cases one draw, one product and one comparison give the value. Its tables come from
/// <see cref="DeterministicMath"/>, so that values are the same on every machine.
/// </summary>
internal static class Ziggurat
{
    private const int Layers = 256;

    // Where the tail begins, and the area of each layer, for 256 layers; from the paper.
    private const double TailStart = 7.69711747013104972;
    private const double LayerArea = 3.949659822581572e-3;

    // A draw has eight bits for the layer and 52 for the position in it.
    private const int PositionShift = 12;
    private const double PositionScale = 1.0 / (1L << 52);

    private static readonly Layer[] Table = MakeTable();

    /// <summary>
    /// A value from each 64 random bits where these decide it, and otherwise, for one in a hundred,
    /// <see cref="double.NaN"/>.
    /// </summary>
    /// <param name="bits">As many as a multiple of four.</param>
    /// <param name="values">As many as there are bits.</param>
    internal static void Exponentials(ReadOnlySpan<ulong> bits, Span<double> values)
    {
        for (; bits.Length > 0; bits = bits[Vector256<ulong>.Count..], values = values[Vector256<ulong>.Count..])
        {
            ref readonly var a = ref LayerOf(bits[0]);
            ref readonly var b = ref LayerOf(bits[1]);
            ref readonly var c = ref LayerOf(bits[2]);
            ref readonly var d = ref LayerOf(bits[3]);
            var x = PositionsOf(Vector256.Create(bits)) * Vector256.Create(a.Width, b.Width, c.Width, d.Width);
            var isSafe = Vector256.LessThan(x, Vector256.Create(a.SafeWidth, b.SafeWidth, c.SafeWidth, d.SafeWidth));
            Vector256.ConditionalSelect(isSafe, x, Vector256.Create(double.NaN)).CopyTo(values);
        }
    }

    /// <summary>The value from 64 random bits that may not decide it; the stream is asked for more if they do not.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static double DecideExponential(ulong bits, RandomStream random)
    {
        ref readonly var layer = ref LayerOf(bits);
        var x = ((long)(bits >> PositionShift) + 0.5) * layer.Width;
        return x < layer.SafeWidth ? x : Outside(unchecked((byte)bits), x, random);
    }

    private static ref readonly Layer LayerOf(ulong bits) => ref Table[unchecked((byte)bits)];

    // A position of 52 bits, taken as the mantissa of a number from 2^52 on, is that number less 2^52: all of it exact.
    private static Vector256<double> PositionsOf(Vector256<ulong> bits)
    {
        const double Offset = 1L << 52;
        var mantissa = Vector256.ShiftRightLogical(bits, PositionShift);
        return (mantissa | Vector256.Create(Offset).AsUInt64()).AsDouble() - Vector256.Create(Offset) + Vector256.Create(0.5);
    }

    // The tail looks like the whole, further right; elsewhere the point must lie under the curve, or all is drawn again.
    private static double Outside(int index, double x, RandomStream random)
    {
        if (index == 0)
        {
            return TailStart + random.NextExponential();
        }

        var bottom = DeterministicMath.Exp(-Table[index - 1].SafeWidth);
        var top = DeterministicMath.Exp(-Table[index].SafeWidth);
        var height = bottom + random.NextDouble() * (top - bottom);
        return height < DeterministicMath.Exp(-x) ? x : random.NextExponential();
    }

    private static Layer[] MakeTable()
    {
        var table = new Layer[Layers];
        var right = LayerArea / DeterministicMath.Exp(-TailStart);
        var inner = TailStart;
        for (var i = 0; i < Layers; i++)
        {
            table[i] = new Layer(right * PositionScale, inner);
            right = inner;
            inner = i >= Layers - 2 ? 0.0 : -DeterministicMath.Log(LayerArea / right + DeterministicMath.Exp(-right));
        }

        return table;
    }

    /// <summary>A layer; its bottom lies where the curve is at its right end.</summary>
    /// <param name="Width">From the axis to the right end of the layer, per step of a position.</param>
    /// <param name="SafeWidth">Up to here the layer lies under the curve from bottom to top.</param>
    private readonly record struct Layer(double Width, double SafeWidth);
}
