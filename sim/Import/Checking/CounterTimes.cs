namespace HvSim.Import.Checking;

/// <summary>The times of the rows that hold a counter of a guest or host, and those of them in which it has a value.</summary>
internal sealed class CounterTimes
{
    private readonly TimeRanges _rows = new();
    private readonly TimeRanges _values = new();

    /// <summary>A row of the log, from the start of what is compared.</summary>
    public void Add(TimeSpan from, TimeSpan to, bool hasValue)
    {
        _rows.Add(from, to);
        if (hasValue)
            _values.Add(from, to);
    }

    /// <summary>Puts the times in order; from then on they are only read, by several replications at a time.</summary>
    public void Order()
    {
        _rows.Order();
        _values.Order();
    }

    /// <summary>How much of a time is in rows, and how much of it in such as have a value.</summary>
    public (TimeSpan OfRows, TimeSpan OfValues) Shared(TimeSpan from, TimeSpan to) =>
        (_rows.Shared(from, to), _values.Shared(from, to));
}
