using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HvSim.Engine;
using HvSim.Models.Workloads;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Traces;

/// <summary>Reads a trace file: a header, and a line for each interval.</summary>
internal sealed class TraceReader
{
    private const int MostIntervals = 1_000_000;
    private const double LongestSeconds = 1e8;
    private const double Greatest = 1e18;

    private readonly List<Duration> _starts = [];
    private readonly List<double>?[] _columns = new List<double>?[TraceHeader.Names.Count];
    private TraceColumn?[] _order = [];
    private double _firstSecond;

    /// <summary>Reads the text of a trace file.</summary>
    /// <exception cref="TraceFormatException">It is none.</exception>
    public static Trace Read(string text)
    {
        var plain = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var reader = new TraceReader();
        var number = 0;
        foreach (var line in plain.AsSpan().EnumerateLines())
        {
            number++;
            if (number == 1)
                reader.ReadHeader(line.ToString());
            else if (!line.IsWhiteSpace())
                reader.ReadInterval(line, number);
        }
        return reader.Finish(number, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain))));
    }

    private void ReadHeader(string line)
    {
        var names = line.Split(',');
        if (names[0].Trim() != TraceHeader.At)
        {
            throw new TraceFormatException(1, 1, $"the first column is {Wording.Quote(names[0].Trim())}, not '{TraceHeader.At}'",
                $"Begin with a header such as '{TraceHeader.At},{TraceHeader.NameOf(TraceColumn.CpuSeconds)}'.");
        }
        var at = names[0].Length + 2;
        _order = new TraceColumn?[names.Length];
        for (var i = 1; i < names.Length; i++)
        {
            var name = names[i].Trim();
            if (TraceHeader.Find(name) is not { } column)
            {
                throw new TraceFormatException(1, at, $"there is no column {Wording.Quote(name)}",
                    Spelling.Suggest(name, TraceHeader.Names, $"The columns are {Wording.AnyOf(TraceHeader.Names)}."));
            }
            if (_columns[(int)column] is not null)
                throw new TraceFormatException(1, at, $"the column '{name}' stands there twice", "Remove one of them.");
            _columns[(int)column] = [];
            _order[i] = column;
            at += names[i].Length + 1;
        }
        if (names.Length == 1)
        {
            throw new TraceFormatException(1, at - 1, "no column says what was asked for",
                $"Add one of {Wording.AnyOf(TraceHeader.Names)}.");
        }
    }

    private void ReadInterval(ReadOnlySpan<char> line, int number)
    {
        if (_starts.Count == MostIntervals)
        {
            throw new TraceFormatException(number, 1, $"the trace has more than {MostIntervals} intervals",
                "Take longer intervals, or a part of it.");
        }
        var (begin, field) = (0, 0);
        while (begin <= line.Length)
        {
            var comma = line[begin..].IndexOf(',');
            var end = comma < 0 ? line.Length : begin + comma;
            if (field == _order.Length)
                throw Count(number, begin + 1, "more");
            Take(field++, ReadNumber(line[begin..end], number, begin + 1), number);
            begin = end + 1;
        }
        if (field < _order.Length)
            throw Count(number, line.Length + 1, "fewer");
    }

    private void Take(int field, double value, int line)
    {
        if (field > 0)
        {
            _columns[(int)_order[field]!.Value]!.Add(value);
            return;
        }
        if (_starts.Count > 0 && value <= _firstSecond)
            throw NotIncreasing(line);
        if (value - _firstSecond > LongestSeconds && _starts.Count > 0)
        {
            throw new TraceFormatException(line, 1, "the time is more than 100 million seconds after the first",
                "Take a shorter trace.");
        }
        if (_starts.Count == 0)
            _firstSecond = value;
        var start = Duration.FromSeconds(value - _firstSecond);
        if (_starts.Count > 0 && start <= _starts[^1])
            throw NotIncreasing(line);
        _starts.Add(start);
    }

    private static TraceFormatException NotIncreasing(int line) => new(
        line, 1, "the times do not increase: this one is not after the one before it",
        "Sort the lines by time, and leave out those that stand there twice.");

    private static double ReadNumber(ReadOnlySpan<char> text, int line, int column)
    {
        const NumberStyles Style = NumberStyles.Float;
        if (!double.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            throw new TraceFormatException(line, column, $"{Wording.Quote(text.ToString())} is not a number",
                "Write a number such as 0.25 with a point; 0 where nothing was asked for.");
        }
        if (value is < 0 or > Greatest)
        {
            throw new TraceFormatException(line, column, $"{Wording.Quote(text.ToString())} is out of range",
                "Write a number from 0 to 1e18.");
        }
        return value;
    }

    private Trace Finish(int lines, string hash)
    {
        if (_starts.Count < 2)
        {
            throw new TraceFormatException(Math.Max(1, lines), 1,
                "the trace has fewer than two intervals, so that nothing says how long one is",
                "Add a line for each interval.");
        }
        var length = _starts[^1] + (_starts[^1] - _starts[^2]);
        return new Trace(hash, new TraceCourse(_starts, length), [.. _columns.Select(column => column?.ToArray())]);
    }

    private TraceFormatException Count(int line, int column, string what) => new(
        line, column, $"the line has {what} values than the header's {_order.Length} columns", "Give every column a value.");
}

/// <summary>A text that is no trace.</summary>
internal sealed class TraceFormatException(int line, int column, string reason, string cure) : Exception(reason)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    public string Cure { get; } = cure;
}
