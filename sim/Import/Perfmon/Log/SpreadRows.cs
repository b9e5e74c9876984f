namespace HvSim.Import.Perfmon;

/// <summary>Gives rows whose times were cut times of their own, reading ahead to see how many share one.</summary>
/// <param name="ahead">The same rows, not read yet.</param>
/// <param name="cut">How times were cut.</param>
internal sealed class SpreadRows(LogRows ahead, CutTimes cut) : IDisposable
{
    private DateTime? _before;
    private DateTime? _time;
    private DateTime? _next;
    private int _count;
    private int _taken;

    /// <summary>Time of the next row.</summary>
    public DateTime Next()
    {
        if (_taken == _count)
            ReadOn();
        return cut.At(_time!.Value, _taken++, _count, _before);
    }

    /// <inheritdoc/>
    public void Dispose() => ahead.Dispose();

    private void ReadOn()
    {
        (_before, _time) = (_time, _next ?? NextOfLog());
        (_count, _taken) = (0, 0);
        do
        {
            _count++;
            _next = NextOfLog();
        }
        while (_next == _time);
    }

    private DateTime? NextOfLog()
    {
        while (ahead.Read())
        {
            if (!ahead.IsAtHeader)
                return ahead.At;
        }
        return null;
    }
}
