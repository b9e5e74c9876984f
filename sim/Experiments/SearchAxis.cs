using System.Globalization;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// The axis of a search: its values by place, in the order of rising density. Nothing between two values is ever a point: a range
/// with a step is searched in its steps, a list by what is in it.
/// </summary>
internal sealed class SearchAxis
{
    private readonly SweepAxis _axis;
    private readonly long[] _densities;

    /// <summary>The axis with these values.</summary>
    /// <param name="axis">Its values rise. Where they are whole numbers, their size is the density; else their place is.</param>
    public SearchAxis(SweepAxis axis)
    {
        _axis = axis;
        _densities = new long[axis.Values.Count];
        var count = true;
        for (var i = 0; i < _densities.Length && count; i++)
            count = long.TryParse(axis.Values[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _densities[i]);
        if (!count)
            _densities = [.. Enumerable.Range(1, _densities.Length).Select(place => (long)place)];
    }

    /// <summary>The place of the least dense value.</summary>
    public int First { get; }

    /// <summary>The place of the densest value.</summary>
    public int Last => _densities.Length - 1;

    /// <summary>Path of the scenario value.</summary>
    public string Path => _axis.Path;

    /// <summary>The coordinates of the point at a place.</summary>
    public IReadOnlyList<AxisValue> At(int position) => [new AxisValue(_axis.Path, _axis.Values[position])];

    /// <summary>The densest place with at most twice the density, at least the next one, or the last one.</summary>
    public int Doubled(int position) =>
        Math.Min(Math.Max(UpTo(2 * (double)_densities[position]), position + 1), Last);

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

    private int UpTo(double density) => Array.FindLastIndex(_densities, one => one <= density);
}
