using System.Text;

namespace HvSim.Report.Text;

/// <summary>A study as text for a terminal: the answer, what it rests on, the figures, where to look further.</summary>
public static class AnswerText
{
    private const int Indent = 2;
    private const int DetailIndent = 4;

    /// <summary>The text: 7-bit characters, lines of at most 100 columns that end in a line feed.</summary>
    public static string Of(Study study, AnswerOptions? options = null) =>
        Of(AnswerWriter.Of(study, options ?? new AnswerOptions()));

    internal static string Of(Answer answer)
    {
        var blocks = new List<IEnumerable<string>>
        {
            TextLayout.Wrap(Ascii.Of(answer.Question), 0),
            answer.Lines.SelectMany(l => TextLayout.Wrap(Ascii.Of(l.Text), l.Detail ? DetailIndent : Indent)),
        };
        blocks.AddRange(answer.Tables.Select(t => TableLayout.Lines(Plain(t))));
        blocks.Add(answer.Notes.SelectMany(n => TextLayout.Wrap(Ascii.Of(n), Indent)));
        blocks.Add(answer.Footer.SelectMany(f => TextLayout.Wrap(Ascii.Of(f), Indent, breakWords: false)));
        var text = new StringBuilder();
        foreach (var block in blocks.Select(b => b.ToList()).Where(b => b.Count > 0))
        {
            if (text.Length > 0)
                text.Append('\n');
            foreach (var line in block)
                text.Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static AnswerTable Plain(AnswerTable table) => new(
        [.. table.Columns.Select(c => c with { Header = Ascii.Of(c.Header) })],
        [.. table.Rows.Select(r => r.Select(Ascii.Of).ToList())]);
}
