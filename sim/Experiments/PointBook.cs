namespace HvSim.Experiments;

/// <summary>The points of a search by position; each is evaluated once.</summary>
internal sealed class PointBook(SearchAxis axis, PointLab lab)
{
    private readonly SortedDictionary<int, PointResult> _points = [];

    /// <summary>All evaluated points in the order of the axis.</summary>
    public IEnumerable<(int Position, PointResult Point)> All => _points.Select(entry => (entry.Key, entry.Value));

    /// <summary>The point at a position, evaluated now if it has not been.</summary>
    /// <exception cref="OperationCanceledException">The search was interrupted.</exception>
    public PointResult this[int position]
    {
        get
        {
            Evaluate([position]);
            return _points[position];
        }
    }

    /// <summary>Evaluates those of the positions that have not been, together.</summary>
    /// <exception cref="OperationCanceledException">The search was interrupted; what was finished is kept.</exception>
    public void Evaluate(IEnumerable<int> positions)
    {
        var missing = positions.Where(position => !_points.ContainsKey(position)).Distinct().Order().ToArray();
        if (missing.Length == 0)
            return;
        var results = lab.Evaluate([.. missing.Select(axis.At)]);
        for (var i = 0; i < missing.Length; i++)
        {
            if (results[i] is { } result)
                _points.Add(missing[i], result);
        }
        if (results.Contains(null))
            throw new OperationCanceledException("The search was interrupted.");
    }
}
