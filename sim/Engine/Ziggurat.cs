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

    internal static double Exponential(RandomStream random)
    {
        var bits = random.NextUInt64();
        ref readonly var layer = ref Table[(byte)(bits & (Layers - 1))];
        var x = ((long)(bits >> PositionShift) + 0.5) * layer.Width;
        return x < layer.SafeWidth ? x : Outside(random, (int)(bits & (Layers - 1)), x);
    }

    // The tail looks like the whole, further right; elsewhere the point must lie under the curve, or all is drawn again.
    private static double Outside(RandomStream random, int index, double x)
    {
        if (index == 0)
        {
            return TailStart + Exponential(random);
        }

        ref readonly var layer = ref Table[index];
        var height = layer.Bottom + random.NextDouble() * (layer.Top - layer.Bottom);
        return height < DeterministicMath.Exp(-x) ? x : Exponential(random);
    }

    private static Layer[] MakeTable()
    {
        var table = new Layer[Layers];
        var right = LayerArea / DeterministicMath.Exp(-TailStart);
        var inner = TailStart;
        for (var i = 0; i < Layers; i++)
        {
            var bottom = i == 0 ? 0.0 : DeterministicMath.Exp(-right);
            var top = DeterministicMath.Exp(-inner);
            table[i] = new Layer(right * PositionScale, inner, bottom, top);
            right = inner;
            inner = i >= Layers - 2 ? 0.0 : -DeterministicMath.Log(LayerArea / right + top);
        }

        return table;
    }

    /// <param name="Width">From the axis to the right end of the layer, per step of a position.</param>
    /// <param name="SafeWidth">Up to here the layer lies under the curve from bottom to top.</param>
    /// <param name="Bottom">Height of the curve at the right end.</param>
    /// <param name="Top">Height of the curve at the safe width.</param>
    private readonly record struct Layer(double Width, double SafeWidth, double Bottom, double Top);
}
