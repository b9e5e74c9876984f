using System.Text;

namespace HvSim.Report.Text;

/// <summary>Sets text within a terminal's width.</summary>
internal static class TextLayout
{
    /// <summary>No line is wider.</summary>
    public const int Width = 100;

    private const int ShortestName = 5;
    private const string Gap = "  ";

    /// <summary>Breaks a statement between words; lines after the first stand two columns further in.</summary>
    public static IEnumerable<string> Wrap(string text, int indent, bool breakWords = true)
    {
        var line = new StringBuilder().Append(' ', indent);
        var empty = true;
        foreach (var word in Words(text))
        {
            var rest = word;
            if (!empty && line.Length + 1 + rest.Length > Width)
            {
                yield return line.ToString();
                line.Clear().Append(' ', indent + 2);
                empty = true;
            }
            while (breakWords && empty && line.Length + rest.Length > Width)
            {
                var room = Width - line.Length;
                yield return line.Append(rest, 0, room).ToString();
                rest = rest[room..];
                line.Clear().Append(' ', indent + 2);
            }
            if (!empty)
                line.Append(' ');
            line.Append(rest);
            empty = false;
        }
        if (!empty)
            yield return line.ToString();
    }

    /// <summary>The words, each number together with its unit.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isUnit = word.TrimEnd('.', ',', ';', ':', ')') is "ms" or "us" or "s" or "%" or "/s";
            if (isUnit && words.Count > 0 && char.IsAsciiDigit(words[^1][^1]))
                words[^1] += " " + word;
            else
                words.Add(word);
        }
        return words;
    }

    /// <summary>
    /// A table with its columns lined up; names are cut short with a tilde, and last columns left out, where it is too wide.
    /// </summary>
    public static IEnumerable<string> Lines(AnswerTable table)
    {
        var widths = table.Columns.Select((c, i) => table.Rows.Select(r => r[i].Length).Append(c.Header.Length).Max()).ToList();
        while (Total(widths) > Width)
        {
            var widest = Enumerable.Range(0, widths.Count)
                .Where(i => table.Columns[i].IsText && widths[i] > ShortestName)
                .OrderByDescending(i => widths[i])
                .Select(i => (int?)i)
                .FirstOrDefault();
            if (widest is { } column)
                widths[column]--;
            else
                widths.RemoveAt(widths.Count - 1);
        }
        yield return Row(table, table.Columns.Select(c => c.Header).ToList(), widths);
        foreach (var row in table.Rows)
            yield return Row(table, row, widths);
    }

    private static int Total(List<int> widths) => widths.Sum(w => w + Gap.Length);

    private static string Row(AnswerTable table, IReadOnlyList<string> cells, List<int> widths) => string.Concat(widths
        .Select((w, i) => (Cell: Cut(cells[i], w), Width: w, table.Columns[i].IsText))
        .Select(c => Gap + (c.IsText ? c.Cell.PadRight(c.Width) : c.Cell.PadLeft(c.Width)))).TrimEnd();

    private static string Cut(string cell, int width) =>
        cell.Length <= width ? cell : string.Concat(cell.AsSpan(0, width - 1), "~");
}
