using System.Text;

namespace HvSim.Import.Perfmon;

/// <summary>What the beginning of a log tells of the rest.</summary>
/// <param name="Source">The log.</param>
/// <param name="Encoding">How its bytes become text.</param>
/// <param name="Header">Its first header.</param>
/// <param name="Order">Order of day and month.</param>
/// <param name="Start">Time of its first row, local.</param>
/// <param name="Interval">Usual time between rows.</param>
internal sealed record LogProfile(
    LogSource Source, Encoding Encoding, LogHeader Header, DateOrder Order, DateTime Start, TimeSpan Interval)
{
    private const int EnoughTimes = 64;
    private const int StartBytes = 1 << 20;
    private const int WidestHeaderSearch = 50;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How its times were cut; null where each row has its own.</summary>
    public CutTimes? Cut { get; init; }

    /// <summary>Opens the log for reading from its beginning.</summary>
    public LineReader Open() => new(new StreamReader(Source.Open(), Encoding, detectEncodingFromByteOrderMarks: true, 16 << 10));

    /// <summary>Looks at a log.</summary>
    /// <exception cref="ImportException">It is no log, or has no row that can be used.</exception>
    public static LogProfile Of(LogSource source, CounterNames names, PerfmonOptions options, ReportDraft report)
    {
        var start = Beginning(source);
        Refusal.OfOtherFormats(source.Name, start);
        var guess = EncodingGuess.Of(start, names);
        report.Assume(guess.Assumption.Length == 0 ? "" : $"{source.ShortName}: {guess.Assumption}");
        var bare = new LogProfile(source, guess.Encoding, null!, DateOrder.MonthFirst, default, default);
        var header = HeaderOf(bare, names);
        var (order, assumption) = OrderOf(bare with { Header = header }, options);
        report.Assume(assumption.Length == 0 ? "" : $"{source.ShortName}: {assumption}");
        var profile = WithTimes(bare with { Header = header, Order = order });
        report.Assume(profile.Cut is null ? "" : $"{source.ShortName}: {profile.Cut.Words}");
        return profile;
    }

    private static ReadOnlySpan<byte> Beginning(LogSource source)
    {
        using var stream = source.Open();
        var bytes = new byte[stream.CanSeek ? Math.Min(StartBytes, stream.Length) : StartBytes];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes.AsSpan(0, length);
    }

    private static LogHeader HeaderOf(LogProfile profile, CounterNames names)
    {
        using var lines = profile.Open();
        for (var i = 0; i < WidestHeaderSearch && lines.Read(); i++)
        {
            if (LogHeader.Read(lines.Line, lines.Number, names) is not { } header)
                continue;
            if (lines.IsCut)
            {
                throw Refusal.Of(
                    profile.Source.Name, lines.Number, 1, "the line of counter names is too long", "Log fewer counters.");
            }
            return Joined(header, lines, names);
        }
        throw Refusal.OfNoHeader(profile.Source.Name);
    }

    /// <summary>
    /// Where a header without quotes has more fields than the first row, names were torn at a delimiter inside them.
    /// </summary>
    private static LogHeader Joined(LogHeader header, LineReader lines, CounterNames names)
    {
        if (lines.Line.Contains('"') || header.Others.Count == 0)
            return header;
        var joined = LogHeader.Read(lines.Line, lines.Number, names, joins: true);
        var fields = new FieldSplitter(header.Delimiter);
        while (lines.Read())
        {
            fields.Split(lines.Line);
            if (fields.Count > 1 && LogTime.TryRead(fields.Field(lines.Line, 0), out _))
                return joined is not null && fields.Count == joined.Fields ? joined : header;
        }
        return header;
    }

    private static (DateOrder Order, string Assumption) OrderOf(LogProfile profile, PerfmonOptions options)
    {
        if (options.DayFirst is { } dayFirst)
            return (dayFirst ? DateOrder.DayFirst : DateOrder.MonthFirst, "");
        using var lines = profile.Open();
        var fields = new FieldSplitter(profile.Header.Delimiter);
        var evidence = new DateOrderEvidence();
        while (lines.Read())
        {
            fields.Split(lines.Line);
            if (!LogTime.TryRead(fields.Field(lines.Line, 0), out var time))
                continue;
            var isOriginal = profile.Header.Mark.IsPdh && IsAsWindowsWrites(fields.Field(lines.Line, 0));
            if (isOriginal && time.In(DateOrder.MonthFirst) is not null)
                return (DateOrder.MonthFirst, "");
            evidence.Add(time);
        }
        return evidence.Decide();
    }

    /// <summary>As in <c>04/28/2023 05:56:03.500</c>.</summary>
    private static bool IsAsWindowsWrites(ReadOnlySpan<char> text) =>
        text.Length == 23 && text[2] == '/' && text[5] == '/' && text[13] == ':' && text[19] == '.';

    private static LogProfile WithTimes(LogProfile profile)
    {
        var (times, rows) = TimesOf(profile);
        var sorted = StepsOf(times).Select(step => step.Step).Order().ToArray();
        if (sorted.Length == 0)
            throw Refusal.OfTooFewRows(profile, rows.Sum());
        var usual = sorted[sorted.Length / 2];
        var cut = CutTimes.Of(rows, usual);
        if (cut is not null)
            times[0] = cut.At(times[0], 0, rows[0], before: null);
        return profile with
        {
            Start = StepsOf(times).Min(step => step.Before),
            Interval = Rounded(cut?.Interval ?? usual),
            Cut = cut,
        };
    }

    /// <summary>The first times that differ from the one before, and how many rows in a row have each.</summary>
    private static (List<DateTime> Times, List<int> Rows) TimesOf(LogProfile profile)
    {
        var (times, rows) = (new List<DateTime>(), new List<int>());
        using var lines = profile.Open();
        var fields = new FieldSplitter(profile.Header.Delimiter);
        while (lines.Read())
        {
            fields.Split(lines.Line);
            if (lines.Number <= profile.Header.Line || fields.Count < profile.Header.Needed
                || !LogTime.TryRead(fields.Field(lines.Line, 0), out var time) || time.In(profile.Order) is not { } at)
            {
                continue;
            }
            if (times.Count > 0 && times[^1] == at)
            {
                rows[^1]++;
                continue;
            }
            if (times.Count == EnoughTimes)
                break;
            times.Add(at);
            rows.Add(1);
        }
        return (times, rows);
    }

    private static IEnumerable<(DateTime Before, TimeSpan Step)> StepsOf(List<DateTime> times) =>
        times.Zip(times.Skip(1), (before, at) => (Before: before, Step: at - before))
            .Where(step => step.Step > TimeSpan.Zero && step.Step <= Longest);

    private static TimeSpan Rounded(TimeSpan step)
    {
        var unit = step >= TimeSpan.FromSeconds(1) ? TimeSpan.TicksPerSecond : 10 * TimeSpan.TicksPerMillisecond;
        return TimeSpan.FromTicks(Math.Max(unit, (step.Ticks + (unit / 2)) / unit * unit));
    }
}
