namespace HvSim.Report.Text;

/// <summary>
/// Sets a table within a terminal's width. Where it is too wide, headings take two lines; then figures go to further tables
/// with the same keys; only where the keys alone are too wide are they cut, as far as they stay different, and at last broken.
/// </summary>
internal static class TableLayout
{
    private const string Gap = "  ";

    /// <summary>The lines; empty ones stand between the tables that it took.</summary>
    public static IEnumerable<string> Lines(AnswerTable table)
    {
        var columns = Laid(table, brokenHeaders: false);
        if (Total(columns) > TextLayout.Width)
            columns = Laid(table, brokenHeaders: true);
        var sheets = Total(columns) > TextLayout.Width ? Split(table, columns) : [columns];
        for (var i = 0; i < sheets.Count; i++)
        {
            if (i > 0)
                yield return "";
            foreach (var line in Sheet(sheets[i], table.Rows.Count))
                yield return line;
        }
    }

    private static List<LaidColumn> Laid(AnswerTable table, bool brokenHeaders) => [.. table.Columns.Select((column, i) =>
    {
        var cells = table.Rows.Select(row => row[i]).ToList();
        var longest = cells.Select(c => c.Length).Append(0).Max();
        return new LaidColumn(
            brokenHeaders && column.Header.Length > longest ? LabelLayout.InTwo(column.Header) : [column.Header],
            [.. cells.Select(c => (IReadOnlyList<string>)[c])],
            column.IsText);
    })];

    private static List<List<LaidColumn>> Split(AnswerTable table, List<LaidColumn> columns)
    {
        var count = table.Columns.TakeWhile(c => c.IsKey).Count();
        var figures = columns[count..];
        var widest = figures.Select(f => f.Width + Gap.Length).Append(0).Max();
        var keys = Narrow(table, columns[..count], TextLayout.Width - widest);
        var sheets = new List<List<LaidColumn>> { new(keys) };
        foreach (var figure in figures)
        {
            if (sheets[^1].Count > count && Total(sheets[^1]) + figure.Width + Gap.Length > TextLayout.Width)
                sheets.Add([.. keys]);
            sheets[^1].Add(figure);
        }
        return sheets;
    }

    /// <summary>
    /// Keys within the room: the widest gives way first, but below what keeps its labels different only once all have done.
    /// </summary>
    private static List<LaidColumn> Narrow(AnswerTable table, List<LaidColumn> keys, int room)
    {
        var labels = keys.Select((_, i) => table.Rows.Select(row => row[i]).ToList()).ToList();
        var least = labels.Select(LabelLayout.LeastWidth).ToList();
        var widths = keys.Select(k => k.Width).ToList();
        while (widths.Sum(w => w + Gap.Length) > room)
        {
            var all = Enumerable.Range(0, widths.Count).Where(i => widths[i] > 1).OrderByDescending(i => widths[i]).ToList();
            var spare = all.Where(i => widths[i] > least[i]).Concat(all).Select(i => (int?)i).FirstOrDefault();
            if (spare is not { } widest)
                break;
            widths[widest]--;
        }
        return [.. keys.Select((key, i) => key.Width == widths[i] ? key : key with
        {
            Header = LabelLayout.Broken(table.Columns[i].Header, widths[i]),
            Cells =
            [
                .. labels[i].Select(label => widths[i] >= least[i]
                    ? [LabelLayout.Cut(label, widths[i])]
                    : LabelLayout.Broken(label, widths[i])),
            ],
        })];
    }

    private static IEnumerable<string> Sheet(List<LaidColumn> columns, int rows)
    {
        var height = columns.Max(c => c.Header.Count);
        for (var line = 0; line < height; line++)
        {
            var fromBottom = height - line;
            yield return Row(columns, c => fromBottom <= c.Header.Count ? c.Header[^fromBottom] : "");
        }
        for (var row = 0; row < rows; row++)
        {
            var lines = columns.Max(c => c.Cells[row].Count);
            for (var line = 0; line < lines; line++)
                yield return Row(columns, c => line < c.Cells[row].Count ? c.Cells[row][line] : "");
        }
    }

    private static string Row(List<LaidColumn> columns, Func<LaidColumn, string> cell) => string.Concat(columns
        .Select(c => Gap + (c.IsText ? cell(c).PadRight(c.Width) : cell(c).PadLeft(c.Width)))).TrimEnd();

    private static int Total(List<LaidColumn> columns) => columns.Sum(c => c.Width + Gap.Length);

    /// <summary>A column as it is set.</summary>
    /// <param name="Header">Lines of its heading, which stand at the bottom.</param>
    /// <param name="Cells">Lines of each of its cells, which stand at the top.</param>
    /// <param name="IsText">Whether it stands to the left.</param>
    private sealed record LaidColumn(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Cells, bool IsText)
    {
        public int Width => Cells.SelectMany(c => c).Concat(Header).Select(line => line.Length).Append(1).Max();
    }
}
