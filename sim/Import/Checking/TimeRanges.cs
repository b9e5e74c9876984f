namespace HvSim.Import.Checking;

/// <summary>Parts of an axis of time; parts that meet are one.</summary>
internal sealed class TimeRanges
{
    private readonly List<(TimeSpan From, TimeSpan To)> _parts = [];

    /// <summary>Adds a part, usually at or behind the last one.</summary>
    public void Add(TimeSpan from, TimeSpan to)
    {
        if (_parts.Count > 0 && from >= _parts[^1].From && from <= _parts[^1].To)
        {
            _parts[^1] = (_parts[^1].From, to > _parts[^1].To ? to : _parts[^1].To);
            return;
        }
        _parts.Add((from, to));
    }

    /// <summary>Puts the parts in order, as clocks that are set and several logs leave them in none.</summary>
    public void Order()
    {
        (TimeSpan From, TimeSpan To)[] parts = [.. _parts.OrderBy(part => part.From)];
        _parts.Clear();
        foreach (var (from, to) in parts)
            Add(from, to);
    }

    /// <summary>How much of a part is among these, once they are in order.</summary>
    public TimeSpan Shared(TimeSpan from, TimeSpan to)
    {
        var (low, high) = (0, _parts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _parts[middle].To <= from ? (middle + 1, high) : (low, middle);
        }
        var sum = TimeSpan.Zero;
        for (var i = low; i < _parts.Count && _parts[i].From < to; i++)
            sum += (_parts[i].To < to ? _parts[i].To : to) - (_parts[i].From > from ? _parts[i].From : from);
        return sum;
    }
}
