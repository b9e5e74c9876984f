namespace HvSim.Experiments.Sensitivity;

/// <summary>
/// Finds the last place of an axis that keeps every limit, from where it is expected: first there and one beyond, then in
/// doubling steps towards where the answer lies, then by halving. An answer that has not moved takes two points.
/// </summary>
/// <param name="start">Where it is expected; -1 for below the first place.</param>
/// <param name="last">The last place of the axis.</param>
internal sealed class Gallop(int start, int last)
{
    private int _keeps = -1;
    private int _breaks = last + 1;
    private int _step = 1;
    private bool _begun;

    /// <summary>The last place that keeps every limit; -1 where none does.</summary>
    public int Answer => _keeps;

    /// <summary>The places to look at now; none once the answer is known.</summary>
    public IReadOnlyList<int> Next()
    {
        if (!_begun)
        {
            _begun = true;
            return [.. new[] { start, start + 1 }.Where(place => place >= 0 && place <= last)];
        }
        if (_breaks - _keeps == 1)
            return [];
        var step = _step;
        _step *= 2;
        return (_keeps, _breaks) switch
        {
            _ when _breaks > last => [Math.Min(_keeps + step, last)],
            ( < 0, _) => [Math.Max(_breaks - step, 0)],
            _ => [_keeps + ((_breaks - _keeps) / 2)],
        };
    }

    /// <summary>Takes note of a place; the lower ones of several first.</summary>
    public void Learn(int place, bool breaks)
    {
        if (breaks)
            _breaks = Math.Min(_breaks, place);
        else if (place < _breaks)
            _keeps = Math.Max(_keeps, place);
    }
}
