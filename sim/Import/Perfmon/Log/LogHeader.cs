namespace HvSim.Import.Perfmon;

/// <summary>A counter of a log.</summary>
/// <param name="Index">Its field in every row, from 0.</param>
/// <param name="Text">Its path as the log writes it.</param>
/// <param name="Path">Its path, with English names where they are known.</param>
internal sealed record LogColumn(int Index, string Text, CounterPath Path);

/// <summary>The line that names the counters of a log.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Mark">What its first field says.</param>
/// <param name="Delimiter">What separates fields.</param>
/// <param name="Fields">Number of fields.</param>
/// <param name="Columns">The counters; each one once.</param>
/// <param name="Others">Fields that name no counter, such as a description of the set of counters.</param>
internal sealed record LogHeader(
    int Line, TimeZoneMark Mark, char Delimiter, int Fields, IReadOnlyList<LogColumn> Columns, IReadOnlyList<DroppedItem> Others)
{
    private const int LongestQuote = 80;

    /// <summary>Number of fields that a row needs to have.</summary>
    public int Needed => Columns[^1].Index + 1;

    /// <summary>Whether a line names counters.</summary>
    public static bool IsHeader(ReadOnlySpan<char> line)
    {
        var start = line.TrimStart(" \t\"");
        return start.StartsWith("(PDH-", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a line that names counters; null where it names none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="names">Names of counters in other languages.</param>
    /// <param name="joins">Whether a field that names no counter is the rest of a name that was torn at a delimiter.</param>
    public static LogHeader? Read(ReadOnlySpan<char> line, int number, CounterNames names, bool joins = false)
    {
        FieldSplitter? best = null;
        var most = 0;
        foreach (var delimiter in ",\t;")
        {
            var fields = new FieldSplitter(delimiter);
            fields.Split(line);
            var paths = 0;
            for (var i = 1; i < fields.Count; i++)
                paths += IsPath(fields.Field(line, i)) ? 1 : 0;
            if (paths > most)
                (best, most) = (fields, paths);
        }
        return best is null ? null : Build(Texts(best, line, joins), best.Delimiter, number, names);
    }

    private static LogHeader? Build(List<string> texts, char delimiter, int number, CounterNames names)
    {
        var columns = new List<LogColumn>();
        var others = new List<DroppedItem>();
        var seen = new HashSet<string>();
        for (var i = 1; i < texts.Count; i++)
        {
            var path = CounterPath.Read(texts[i]);
            if (path is null)
            {
                if (texts[i].Length > 0)
                    others.Add(new DroppedItem(Short(texts[i]), "no counter"));
            }
            else if (seen.Add(Folded.Of(texts[i])))
            {
                columns.Add(new LogColumn(i, texts[i], names.English(path)));
            }
            else
            {
                others.Add(new DroppedItem(Short(texts[i]), "the same counter stands in the log twice"));
            }
        }
        return columns.Count == 0
            ? null
            : new LogHeader(number, TimeZoneMark.Read(texts[0]), delimiter, texts.Count, columns, others);
    }

    private static List<string> Texts(FieldSplitter fields, ReadOnlySpan<char> line, bool joins)
    {
        var texts = new List<string>(fields.Count);
        for (var i = 0; i < fields.Count; i++)
        {
            if (joins && texts.Count > 1 && !IsPath(fields.Field(line, i)))
                texts[^1] += $"{fields.Delimiter} {fields.Text(line, i)}";
            else
                texts.Add(fields.Text(line, i));
        }
        return texts;
    }

    private static bool IsPath(ReadOnlySpan<char> field) => !field.IsEmpty && field[0] == '\\';

    private static string Short(string text) =>
        text.Length <= LongestQuote ? text : string.Concat(text.AsSpan(0, LongestQuote), "...");
}
