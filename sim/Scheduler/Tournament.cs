namespace HvSim.Scheduler;

/// <summary>
/// Finds the least of many keys at once, the first among equal ones; a key is changed in logarithmic time. A tree of pairings
/// whose winners go up.
/// </summary>
internal sealed class Tournament
{
    private const int Champion = 1;

    private readonly long[] _keys;
    private readonly int[] _winners;

    /// <param name="entrants">How many there are, at least one; all with the largest key.</param>
    public Tournament(int entrants)
    {
        var leaves = 1;
        while (leaves < entrants)
            leaves *= 2;
        _keys = new long[leaves];
        Array.Fill(_keys, long.MaxValue);
        _winners = new int[2 * leaves];
        for (var node = _winners.Length - 1; node >= Champion; node--)
            _winners[node] = node >= leaves ? node - leaves : _winners[2 * node];
    }

    /// <summary>The entrant of the least key.</summary>
    public int Winner => _winners[Champion];

    /// <summary>The least key.</summary>
    public long LeastKey => _keys[Winner];

    public void Set(int entrant, long key)
    {
        if (_keys[entrant] == key)
            return;
        _keys[entrant] = key;
        for (var node = (_keys.Length + entrant) / 2; node >= Champion; node /= 2)
        {
            var (left, right) = (_winners[2 * node], _winners[(2 * node) + 1]);
            var winner = _keys[right] < _keys[left] ? right : left;
            if (winner == _winners[node] && winner != entrant)
                return;
            _winners[node] = winner;
        }
    }
}
