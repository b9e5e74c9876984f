using System.Globalization;

namespace HvSim.Import.Perfmon;

/// <summary>Reads one log onto the grid.</summary>
internal sealed class LogImport
{
    private readonly LogProfile _profile;
    private readonly CounterNames _names;
    private readonly MappingPlan _plan;
    private readonly LoadGrid _grid;
    private readonly LogClock _clock;
    private readonly ReportDraft _report;
    private readonly LogDamage _damage;
    private readonly Timeline _times;
    private (GuestSeries Guest, GuestPlan Plan)[] _guests = [];

    /// <summary>Of one log, to be put on the grid that it shares with others.</summary>
    public LogImport(
        LogProfile profile, CounterNames names, MappingPlan plan, LoadGrid grid, LogClock clock, ReportDraft report)
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
        _damage.WriteTo(_report);
        WriteCoverage();
    }

    private void TakeHeader(LogRows rows)
    {
        if (rows.Header != _profile.Header)
            _plan.Learn([rows.Header]);
        _guests = [.. _plan.Of(rows.Header).Select(plan => (_grid.Of(plan), plan))];
        rows.Need(_guests.SelectMany(guest => guest.Plan.Formulas).SelectMany(formula => formula?.Fields ?? []));
    }

    private void TakeRow(LogRows rows, TimeSpan covered)
    {
        var to = _clock.On(_profile, rows.At) - _clock.Origin;
        foreach (var (guest, plan) in _guests)
        {
            for (var measure = 0; measure < Measures.Count; measure++)
            {
                if (plan.Formulas[measure] is { } formula)
                    _grid.Add(guest, (Measure)measure, to - covered, to, formula.Of(rows.Values));
            }
        }
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
                CultureInfo.InvariantCulture, $", {_times.Gaps} gaps of {_times.InGaps.TotalSeconds:0} s together")));
    }
}
