namespace HvSim.Import.Perfmon;

/// <summary>
/// Splits one line into fields. A quoted field never runs over the end of its line, as it may in general CSV: no counter name or
/// value holds a line end, and one lost quote would otherwise swallow the rest of a log. A quote ends a field only before a
/// delimiter or the end of the line, so that names with bare quotes survive.
/// </summary>
internal sealed class FieldSplitter(char delimiter)
{
    private readonly List<(int Start, int End, bool IsQuoted)> _fields = [];

    /// <summary>What separates fields.</summary>
    public char Delimiter => delimiter;

    /// <summary>Number of fields of the line that was split last.</summary>
    public int Count => _fields.Count;

    /// <summary>Whether a quoted field of the line does not end.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Splits a line, which <see cref="Field"/> then has to be given again.</summary>
    public void Split(ReadOnlySpan<char> line)
    {
        _fields.Clear();
        IsCut = false;
        var start = 0;
        while (start <= line.Length)
            start = SplitOne(line, start) + 1;
    }

    /// <summary>A field without its quotes and outer blanks; doubled quotes inside stay doubled.</summary>
    public ReadOnlySpan<char> Field(ReadOnlySpan<char> line, int index)
    {
        var (start, end, _) = _fields[index];
        return line[start..end].Trim();
    }

    /// <summary>A field as text, with doubled quotes made single.</summary>
    public string Text(ReadOnlySpan<char> line, int index)
    {
        var text = Field(line, index).ToString();
        return _fields[index].IsQuoted ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    /// <summary>Position of a field in its line, from 1.</summary>
    public int Column(int index) => _fields[index].Start + 1;

    private int SplitOne(ReadOnlySpan<char> line, int start)
    {
        var quote = start;
        while (quote < line.Length && line[quote] == ' ')
            quote++;
        if (quote < line.Length && line[quote] == '"')
        {
            // Where one field found no end, no later one of the line does; looking again would take the square of its length.
            var close = IsCut ? -1 : Close(line, quote + 1);
            if (close >= 0)
            {
                _fields.Add((quote + 1, close, true));
                var next = line[close..].IndexOf(delimiter);
                return next < 0 ? line.Length : close + next;
            }
            IsCut = true;
            start = quote + 1;
        }
        var end = line[start..].IndexOf(delimiter);
        end = end < 0 ? line.Length : start + end;
        _fields.Add((start, end, false));
        return end;
    }

    private int Close(ReadOnlySpan<char> line, int from)
    {
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] != '"')
                continue;
            var next = i + 1;
            if (next < line.Length && line[next] == '"' && !EndsField(line, next + 1))
            {
                i = next;
                continue;
            }
            if (EndsField(line, next))
                return i;
        }
        return -1;
    }

    private bool EndsField(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && line[at] == ' ' && delimiter != ' ')
            at++;
        return at >= line.Length || line[at] == delimiter;
    }
}
