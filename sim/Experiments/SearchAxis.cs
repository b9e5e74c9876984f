using System.Globalization;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// The axis of a search as whole-numbered positions in the order of rising density: of an integer range every integer in it, of
/// a list the places of its values, which have to rise.
/// </summary>
internal sealed class SearchAxis
{
    private readonly SweepAxis _axis;
    private readonly bool _isRange;

    public SearchAxis(SweepAxis axis)
    {
        _axis = axis;
        var values = new int[axis.Values.Count];
        _isRange = axis.IsRange;
        for (var i = 0; i < values.Length && _isRange; i++)
            _isRange = int.TryParse(axis.Values[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out values[i]);
        (First, Last) = _isRange ? (values.Min(), values.Max()) : (0, values.Length - 1);
    }

    /// <summary>The least dense position.</summary>
    public int First { get; }

    /// <summary>The densest position.</summary>
    public int Last { get; }

    /// <summary>Path of the scenario value.</summary>
    public string Path => _axis.Path;

    /// <summary>The coordinates of the point at a position.</summary>
    public IReadOnlyList<AxisValue> At(int position) =>
        [new AxisValue(_axis.Path, _isRange ? position.ToString(CultureInfo.InvariantCulture) : _axis.Values[position])];

    /// <summary>The position at twice the density, or the last one.</summary>
    public int Doubled(int position)
    {
        var next = _isRange ? Math.Max(2L * position, position + 1L) : (2L * position) + 1;
        return (int)Math.Min(next, Last);
    }

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
}
