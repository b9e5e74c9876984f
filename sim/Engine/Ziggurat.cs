using System.Runtime.CompilerServices;

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

    /// <summary>A value from 64 random bits; the stream is asked for more only when these do not decide it.</summary>
    internal static double Exponential(ulong bits, RandomStream random)
    {
        unchecked
        {
            ref readonly var layer = ref Table[(byte)bits];
            var x = ((long)(bits >> PositionShift) + 0.5) * layer.Width;
            return x < layer.SafeWidth ? x : Outside((byte)bits, x, random);
        }
    }

    // The tail looks like the whole, further right; elsewhere the point must lie under the curve, or all is drawn again.
    [MethodImpl(MethodImplOptions.NoInlining)]
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
