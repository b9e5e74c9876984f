using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// The axis of a search: its values by place, in the order in which they stand. Nothing between two values is ever a point: a
/// range with a step is searched in its steps, a list by what is in it.
/// </summary>
internal sealed class SearchAxis
{
    private readonly SweepAxis _axis;
    private readonly double[] _densities;

    /// <summary>The axis with these values.</summary>
    /// <param name="axis">
    /// Its values run one way. Where they are numbers in one unit that rise, their size is the density; where they fall, twice
    /// the density is half the number; else their place is the density.
    /// </param>
    public SearchAxis(SweepAxis axis)
    {
        _axis = axis;
        _densities = Densities(axis.Values);
    }

    /// <summary>The place of the least dense value.</summary>
    public int First { get; }

    /// <summary>The place of the densest value.</summary>
    public int Last => _densities.Length - 1;

    /// <summary>Path of the scenario value.</summary>
    public string Path => _axis.Path;

    /// <summary>The coordinates of the point at a place.</summary>
    public IReadOnlyList<AxisValue> At(int position) => [new AxisValue(_axis.Path, _axis.Values[position])];

    /// <summary>The place of a point's value; -1 for none.</summary>
    public int Place(PointResult? point)
    {
        for (var place = First; point is not null && place <= Last; place++)
        {
            if (_axis.Values[place] == point.Coordinates[0].Value)
                return place;
        }
        return -1;
    }

    /// <summary>The densest place with at most twice the density, at least the next one, or the last one.</summary>
    public int Doubled(int position) =>
        Math.Min(Math.Max(UpTo(2 * _densities[position]), position + 1), Last);

    /// <summary>The densest place with at most a fraction of the density at another one, or the first one.</summary>
    public int Fraction(double fraction, int position) => Math.Max(UpTo(fraction * _densities[position]), First);

    /// <summary>
    /// Up to <paramref name="most"/> evenly spread positions from <paramref name="from"/> to <paramref name="to"/>, both
    /// included.
    /// </summary>
    public static IEnumerable<int> Spread(int from, int to, int most)
    {
        var count = (int)Math.Min(most, (long)to - from + 1);
        return count <= 1
            ? [from]
            : Enumerable.Range(0, count).Select(i => from + (int)Math.Round((to - (double)from) * i / (count - 1)));
    }

    private static double[] Densities(IReadOnlyList<string> values)
    {
        var sizes = new double[values.Count];
        var units = new HashSet<string>(StringComparer.Ordinal);
        var isRising = true;
        var isFalling = true;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (AxisNumber.Of(values[i]) is not { } number)
                return Places(sizes.Length);
            units.Add(number.Unit);
            if (units.Count > 1)
                return Places(sizes.Length);
            sizes[i] = number.Size;
            isRising &= i == 0 || sizes[i] > sizes[i - 1];
            isFalling &= sizes[i] > 0 && (i == 0 || sizes[i] < sizes[i - 1]);
        }
        return isRising ? sizes
            : isFalling ? [.. sizes.Select(size => sizes[0] / size)]
            : Places(sizes.Length);
    }

    private static double[] Places(int count) => [.. Enumerable.Range(1, count).Select(place => (double)place)];

    private int UpTo(double density) => Array.FindLastIndex(_densities, one => one <= density);
}
