using System.Globalization;

namespace HvSim.Import.Perfmon;

/// <summary>
/// The times of the rows of a log. A step back or a step of more than a day is believed only when the next row follows it, so
/// that one damaged date costs one row; the clock that was set, and the hour that comes twice when summer time ends, are
/// followed.
/// </summary>
/// <param name="interval">Usual time between two rows.</param>
/// <param name="damage">Where rows without a usable time go.</param>
internal sealed class Timeline(TimeSpan interval, LogDamage damage)
{
    /// <summary>A row tells of this many intervals before it at most; what lies before is a gap.</summary>
    private const int IntervalsOfARow = 3;

    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(1);

    private DateTime? _last;
    private DateTime? _suspect;
    private (DateTime From, DateTime To) _known;

    /// <summary>Number of rows whose time was used, the first one included.</summary>
    public int Rows { get; private set; }

    /// <summary>First time.</summary>
    public DateTime? First { get; private set; }

    /// <summary>Last time.</summary>
    public DateTime? Last => _last;

    /// <summary>Number of gaps.</summary>
    public int Gaps { get; private set; }

    /// <summary>Time that lies in gaps.</summary>
    public TimeSpan InGaps { get; private set; }

    /// <summary>Time that is logged twice, because the clock was set back.</summary>
    public TimeSpan Twice { get; private set; }

    /// <summary>Takes the time of a row; false where the row's means have no beginning.</summary>
    /// <param name="at">The time.</param>
    /// <param name="line">Line of the row.</param>
    /// <param name="covered">The time before it that its means are taken over.</param>
    public bool Step(DateTime at, int line, out TimeSpan covered)
    {
        covered = TimeSpan.Zero;
        if (_last is not { } last)
        {
            (_last, First) = (at, at);
            Rows++;
            return false;
        }
        if (Follows(at, last))
            return Accept(at, last, out covered);
        if (_suspect is { } suspect && Follows(at, suspect))
        {
            damage.Add(
                "steps of the clock", line,
                string.Create(CultureInfo.InvariantCulture, $"from {last:yyyy-MM-dd HH:mm:ss} to {suspect:yyyy-MM-dd HH:mm:ss}"));
            if (suspect < last)
                _known = (First!.Value, last > _known.To ? last : _known.To);
            return Accept(at, suspect, out covered);
        }
        damage.Add("rows that do not follow the row before in time", line);
        _suspect = at;
        return false;
    }

    private static bool Follows(DateTime at, DateTime before) => at > before && at - before <= LongestStep;

    private bool Accept(DateTime at, DateTime from, out TimeSpan covered)
    {
        var step = at - from;
        covered = step;
        if (step > interval * IntervalsOfARow)
        {
            covered = interval;
            Gaps++;
            InGaps += step - covered;
        }
        _last = at;
        _suspect = null;
        CountTwice(at - covered, at);
        First = from < First ? from : First;
        Rows++;
        return true;
    }

    private void CountTwice(DateTime from, DateTime to)
    {
        var (start, end) = (from > _known.From ? from : _known.From, to < _known.To ? to : _known.To);
        if (end > start)
            Twice += end - start;
    }
}
