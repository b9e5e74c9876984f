namespace HvSim.Import.Perfmon;

/// <summary>In which order a log writes the parts of a date that starts without the year.</summary>
internal enum DateOrder
{
    /// <summary>As Windows itself writes logs, in any language.</summary>
    MonthFirst,

    /// <summary>As a spreadsheet writes them in most of Europe.</summary>
    DayFirst,
}

/// <summary>
/// Finds the order of day and month from the dates of a log: a number above 12 decides, else the order in which time runs on
/// without steps back and without jumps.
/// </summary>
internal sealed class DateOrderEvidence
{
    private static readonly TimeSpan Jump = TimeSpan.FromDays(1);

    private readonly DateTime?[] _last = new DateTime?[2];
    private readonly int[] _breaks = new int[2];
    private int _firstAboveTwelve;
    private int _secondAboveTwelve;
    private bool _isAmbiguous;
    private char _separator;

    /// <summary>Takes one date into account.</summary>
    public void Add(LogTime time)
    {
        _separator = time.Separator;
        _isAmbiguous |= time.IsAmbiguous;
        if (time.First is > 12 and <= 31)
            _firstAboveTwelve++;
        if (time.First <= 31 && time.Second > 12)
            _secondAboveTwelve++;
        Follow(DateOrder.MonthFirst, time);
        Follow(DateOrder.DayFirst, time);
    }

    /// <summary>The order, and what was assumed to find it; empty where the dates leave no choice.</summary>
    public (DateOrder Order, string Assumption) Decide()
    {
        if (_firstAboveTwelve != _secondAboveTwelve)
            return (_firstAboveTwelve > _secondAboveTwelve ? DateOrder.DayFirst : DateOrder.MonthFirst, "");
        if (!_isAmbiguous)
            return (_separator == '.' ? DateOrder.DayFirst : DateOrder.MonthFirst, "");
        if (_separator == '.')
            return (DateOrder.DayFirst, "dates with dots are read as day.month.year");
        return _breaks[(int)DateOrder.DayFirst] < _breaks[(int)DateOrder.MonthFirst]
            ? (DateOrder.DayFirst, "dates are read as day/month/year: in that order time runs on without jumps")
            : _breaks[(int)DateOrder.MonthFirst] < _breaks[(int)DateOrder.DayFirst]
            ? (DateOrder.MonthFirst, "dates are read as month/day/year: in that order time runs on without jumps")
            : (DateOrder.MonthFirst, "dates are read as month/day/year, as Windows writes them; nothing in them tells the order");
    }

    private void Follow(DateOrder order, LogTime time)
    {
        var at = time.In(order);
        if (at is null || (_last[(int)order] is { } last && (at < last || at - last > Jump)))
            _breaks[(int)order]++;
        _last[(int)order] = at ?? _last[(int)order];
    }
}
