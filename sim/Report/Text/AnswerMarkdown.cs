using System.Text;

namespace HvSim.Report.Text;

/// <summary>A study as Markdown, to be pasted into a report.</summary>
public static class AnswerMarkdown
{
    /// <summary>The text.</summary>
    public static string Of(Study study, AnswerOptions? options = null) =>
        Of(AnswerWriter.Of(study, options ?? new AnswerOptions()));

    internal static string Of(Answer answer)
    {
        var text = new StringBuilder().Append("## ").Append(Plain(answer.Question)).Append("\n\n");
        foreach (var line in answer.Lines)
            text.Append(line.Detail ? "  - " : "- ").Append(Plain(line.Text)).Append('\n');
        foreach (var table in answer.Tables)
            Append(text, table);
        foreach (var note in answer.Notes.Concat(answer.Footer))
            text.Append('\n').Append(Plain(note)).Append('\n');
        return text.ToString();
    }

    private static void Append(StringBuilder text, AnswerTable table)
    {
        text.Append('\n');
        Row(text, table.Columns.Select(c => Plain(c.Header)));
        Row(text, table.Columns.Select(c => c.IsText ? ":---" : "---:"));
        foreach (var row in table.Rows)
            Row(text, row.Select(Plain));
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>What Markdown would take for markup is escaped.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Ascii.Of(text).ReplaceLineEndings(" "))
        {
            if (c is '|' or '<' or '*' or '_' or '`' or '\\' or '[' or ']' or '~')
                plain.Append('\\');
            plain.Append(c);
        }
        return plain.ToString();
    }
}
