namespace HvSim.Import.Checking;

/// <summary>The values of one instance of a counter.</summary>
/// <param name="key">What it belongs to.</param>
/// <param name="times">
/// When what it belongs to has values in the log: written by a log, and followed by what is simulated.
/// </param>
internal sealed class CounterTally(CounterKey key, CounterTimes? times)
{
    private double _sum;
    private double _ofRows;
    private double _ofValues;

    /// <summary>What it belongs to.</summary>
    public CounterKey Key => key;

    /// <summary>Whether there was any value.</summary>
    public bool IsKnown => _ofValues > 0;

    /// <summary>Mean over the time in which there are values.</summary>
    public double Mean => _sum / _ofValues;

    /// <summary>
    /// What it adds to all guests together: a guest that is not there runs and transfers nothing, while its memory, pressure and
    /// latency are those of the time that it is there.
    /// </summary>
    public double MeanAmongAll => IsActivity ? _sum / _ofRows : Mean;

    private bool IsActivity => key.Counter.StartsWith('%') || key.Counter.EndsWith("/sec", StringComparison.OrdinalIgnoreCase);

    /// <summary>A value of a log.</summary>
    public void AddLogged(double value, TimeSpan from, TimeSpan to)
    {
        var hasValue = !double.IsNaN(value);
        times!.Add(from, to, hasValue);
        Add(hasValue ? value : 0, to - from, hasValue ? to - from : TimeSpan.Zero);
    }

    /// <summary>A simulated value, of which as much counts as the log has values for.</summary>
    public void AddSimulated(double value, TimeSpan from, TimeSpan to)
    {
        var (ofRows, ofValues) = times?.Shared(from, to) ?? (to - from, to - from);
        var hasValue = !double.IsNaN(value);
        Add(hasValue ? value : 0, ofRows, hasValue ? ofValues : TimeSpan.Zero);
    }

    private void Add(double value, TimeSpan ofRow, TimeSpan ofValue)
    {
        _sum += value * ofValue.TotalSeconds;
        _ofRows += ofRow.TotalSeconds;
        _ofValues += ofValue.TotalSeconds;
    }
}
