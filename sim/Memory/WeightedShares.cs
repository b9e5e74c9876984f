namespace HvSim.Memory;

/// <summary>
/// Divides what there is in proportion to weights, nobody getting more than he wants: who is content leaves the rest to the others, until
/// nobody is content any more (water-filling). Whole amounts, rounded down.
/// </summary>
internal sealed class WeightedShares
{
    private double[] _shares = [];
    private bool[] _isContent = [];

    /// <summary>Divides.</summary>
    /// <param name="supply">What there is, 0 or more.</param>
    /// <param name="wants">What each wants, 0 or more; replaced by what each gets.</param>
    /// <param name="weights">Weights, above 0.</param>
    public void Divide(long supply, Span<long> wants, ReadOnlySpan<int> weights)
    {
        Prepare(wants.Length);
        double left = supply;
        var changed = true;
        while (changed)
        {
            changed = false;
            var total = 0.0;
            for (var i = 0; i < wants.Length; i++)
                total += _isContent[i] ? 0 : weights[i];
            var perWeight = total > 0 ? Math.Max(0, left) / total : 0;
            for (var i = 0; i < wants.Length; i++)
            {
                if (_isContent[i])
                    continue;
                _shares[i] = perWeight * weights[i];
                if (_shares[i] < wants[i])
                    continue;
                _isContent[i] = true;
                changed = true;
                left -= wants[i];
            }
        }
        for (var i = 0; i < wants.Length; i++)
        {
            if (!_isContent[i])
                wants[i] = (long)_shares[i];
        }
    }

    private void Prepare(int count)
    {
        if (_shares.Length < count)
        {
            _shares = new double[count];
            _isContent = new bool[count];
        }
        Array.Clear(_isContent, 0, count);
    }
}
