using System.Globalization;

namespace HvSim.Import.Perfmon;

/// <summary>Reads one log onto the grid, or for the report alone.</summary>
internal sealed class LogImport
{
    private readonly LogProfile _profile;
    private readonly CounterNames _names;
    private readonly MappingPlan _plan;
    private readonly LoadGrid? _grid;
    private readonly LogClock _clock;
    private readonly ReportDraft _report;
    private readonly LogDamage _damage;
    private readonly Timeline _times;
    private (GuestSeries Guest, GuestPlan Plan)[] _guests = [];

    /// <summary>Of one log.</summary>
    /// <param name="profile">The log.</param>
    /// <param name="names">Names of counters in other languages.</param>
    /// <param name="plan">What its counters become.</param>
    /// <param name="grid">The grid that it shares with others; null for a log that gives no guest.</param>
    /// <param name="clock">The axis of all logs.</param>
    /// <param name="report">What becomes of it.</param>
    public LogImport(
        LogProfile profile, CounterNames names, MappingPlan plan, LoadGrid? grid, LogClock clock, ReportDraft report)
    {
        _profile = profile;
        _names = names;
        _plan = plan;
        _grid = grid;
        _clock = clock;
        _report = report;
        _damage = new LogDamage(profile.Source.ShortName);
        _times = new Timeline(profile.Interval, _damage);
    }

    /// <summary>The times on the axis that it covers; null for a log without rows.</summary>
    public (DateTime From, DateTime To)? Covered => _times is { First: { } first, Last: { } last }
        ? (_clock.On(_profile, first), _clock.On(_profile, last))
        : null;

    /// <summary>Reads the log to its end.</summary>
    public void Run()
    {
        using var rows = new LogRows(_profile, _names, _damage);
        while (rows.Read())
        {
            if (rows.IsAtHeader)
                TakeHeader(rows);
            else if (_times.Step(rows.At, rows.Line, out var covered))
                TakeRow(rows, covered);
        }
        if (rows.Torn.IsRule)
            throw Refusal.OfTornFigures(_profile, rows.Torn, rows.Header.Fields);
        _damage.WriteTo(_report);
        if (_grid is null)
            _report.Drop(_profile.Source.ShortName, "none of its counters is taken, and its times do not count");
        WriteCoverage();
    }

    private void TakeHeader(LogRows rows)
    {
        if (rows.Header != _profile.Header)
            _plan.Learn([rows.Header]);
        var guests = _plan.Of(rows.Header);
        if (_grid is { } grid)
            _guests = [.. guests.Select(plan => (grid.Of(plan), plan))];
        else if (guests.Any(guest => guest.Formulas[(int)Measure.Cpu] is not null))
            _damage.Add("headers that bring guests to a log that began without any", rows.Line);
        rows.Need(_guests.SelectMany(guest => guest.Plan.Formulas).SelectMany(formula => formula?.Fields ?? []));
    }

    private void TakeRow(LogRows rows, TimeSpan covered)
    {
        var to = _clock.On(_profile, rows.At) - _clock.Origin;
        if (to <= TimeSpan.Zero)
            _damage.Add("rows from before the log's beginning, as the clock was set back", rows.Line);
        foreach (var (guest, plan) in _guests)
        {
            RequireMemory(guest, plan, rows);
            for (var measure = 0; measure < Measures.Count; measure++)
            {
                if (plan.Formulas[measure] is { } formula)
                    _grid!.Add(guest, (Measure)measure, to - covered, to, formula.Of(rows.Values));
            }
        }
    }

    /// <summary>Only memory that is worked out from a stated size has a constant: what is available is taken from it.</summary>
    private void RequireMemory(GuestSeries guest, GuestPlan plan, LogRows rows)
    {
        if (plan.Formulas[(int)Measure.Memory] is not { Constant: > 0 and var stated } memory)
            return;
        var available = -memory.Terms.Sum(term => term.Factor * rows.Values[term.Index]);
        if (available > stated)
            throw Refusal.OfLessMemory(_profile, rows.Line, guest.Name, available, stated);
    }

    private void WriteCoverage()
    {
        if (_times.First is not { } first || _times.Last is not { } last)
            return;
        _report.Cover(string.Create(CultureInfo.InvariantCulture,
            $"{_profile.Source.ShortName}: {first:yyyy-MM-dd HH:mm:ss} to {last:yyyy-MM-dd HH:mm:ss} ")
            + $"({LogClock.Zone(_profile)}), "
            + string.Create(CultureInfo.InvariantCulture, $"{_times.Rows} rows every {_profile.Interval.TotalSeconds:0.###} s")
            + (_times.Gaps == 0 ? ", no gaps" : string.Create(
                CultureInfo.InvariantCulture, $", {_times.Gaps} gaps of {_times.InGaps.TotalSeconds:0} s together"))
            + (_times.Twice == TimeSpan.Zero ? "" : string.Create(
                CultureInfo.InvariantCulture,
                $", {_times.Twice.TotalSeconds:0} s logged twice, as the clock was set back, and averaged")));
    }
}
