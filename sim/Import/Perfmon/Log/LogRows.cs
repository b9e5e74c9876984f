using System.Globalization;

namespace HvSim.Import.Perfmon;

/// <summary>Reads the rows of a log one at a time.</summary>
internal sealed class LogRows : IDisposable
{
    private const int LongestQuote = 40;

    private readonly LogProfile _profile;
    private readonly CounterNames _names;
    private readonly LogDamage _damage;
    private readonly LineReader _lines;
    private readonly FieldSplitter _fields;
    private readonly SpreadRows? _spread;
    private int[] _needed = [];

    /// <summary>Opens a log; the first call of <see cref="Read"/> brings its header.</summary>
    public LogRows(LogProfile profile, CounterNames names, LogDamage damage)
    {
        _profile = profile;
        _names = names;
        _damage = damage;
        _lines = profile.Open();
        _fields = new FieldSplitter(profile.Header.Delimiter);
        Header = profile.Header;
        if (profile.Cut is { } cut)
        {
            _spread = new SpreadRows(
                new LogRows(profile with { Cut = null }, names, new LogDamage(profile.Source.ShortName)), cut);
        }
    }

    /// <summary>The header of the rows that follow.</summary>
    public LogHeader Header { get; private set; }

    /// <summary>Whether the last call of <see cref="Read"/> brought a header and no row.</summary>
    public bool IsAtHeader { get; private set; }

    /// <summary>Local time of the row; its own where several share one in the log.</summary>
    public DateTime At { get; private set; }

    /// <summary>Its line, from 1.</summary>
    public int Line => _lines.Number;

    /// <summary>Its values by field, those that are needed; not a number where one is blank.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>Where rows are torn at their decimal commas, which separate fields too.</summary>
    public TornFigures Torn { get; } = new();

    /// <summary>Says which fields are wanted of the rows to come.</summary>
    public void Need(IEnumerable<int> fields)
    {
        _needed = [.. fields.Distinct().Order()];
        Values = new double[Header.Fields];
    }

    /// <summary>Reads on; false at the end.</summary>
    public bool Read()
    {
        while (_lines.Read())
        {
            if (_lines.Number < _profile.Header.Line || _lines.Line.IsWhiteSpace())
                continue;
            IsAtHeader = TakeHeader();
            if (IsAtHeader || (!LogHeader.IsHeader(_lines.Line) && TakeRow()))
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _spread?.Dispose();
        _lines.Dispose();
    }

    private bool TakeHeader()
    {
        if (_lines.Number == _profile.Header.Line)
            return true;
        if (!LogHeader.IsHeader(_lines.Line))
            return false;
        var header = LogHeader.Read(_lines.Line, _lines.Number, _names);
        if (header is null || header.Delimiter != _fields.Delimiter)
        {
            _damage.Add("headers within the log that cannot be read", _lines.Number);
            return false;
        }
        Header = header;
        return true;
    }

    private bool TakeRow()
    {
        var line = _lines.Line;
        _fields.Split(line);
        if (!LogTime.TryRead(_fields.Field(line, 0), out var time) || time.In(_profile.Order) is not { } at)
        {
            _damage.Add("lines that do not start with a date and time", _lines.Number, Quote(line));
            return false;
        }
        var hasExcess = HasExcess(line);
        Torn.Add(
            hasExcess && Header.Delimiter == ',' && !line.Contains('"') && _fields.Count < 2 * Header.Fields,
            _lines.Number, _fields.Count);
        if (_fields.Count < Header.Needed || _fields.IsCut || _lines.IsCut || hasExcess)
        {
            _damage.Add(
                "rows that are cut or damaged", _lines.Number, string.Create(
                    CultureInfo.InvariantCulture, $"{_fields.Count} fields where the counter names have {Header.Fields}"));
            return false;
        }
        At = _spread?.Next() ?? at;
        foreach (var index in _needed)
        {
            if (!Figure.TryRead(_fields.Field(line, index), out Values[index]))
            {
                _damage.Add("values that are no counts", _lines.Number, string.Create(
                    CultureInfo.InvariantCulture, $"column {_fields.Column(index)} has {Quote(_fields.Field(line, index))}"));
            }
        }
        return true;
    }

    private bool HasExcess(ReadOnlySpan<char> line)
    {
        for (var i = Header.Fields; i < _fields.Count; i++)
        {
            if (!_fields.Field(line, i).IsEmpty)
                return true;
        }
        return false;
    }

    private static string Quote(ReadOnlySpan<char> text)
    {
        var part = text.Length > LongestQuote ? text[..LongestQuote] : text;
        return $"'{string.Concat(part.ToString().Select(letter => char.IsControl(letter) ? ' ' : letter))}'";
    }
}
