using System.Text;

namespace HvSim.Cli;

/// <summary>A table in Markdown.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    public MarkdownTable(params string[] header)
    {
        Row(header);
        _text.Append('|').Insert(_text.Length, " :--- |", header.Length).Append('\n');
    }

    /// <summary>Adds a row; what Markdown would take for markup is escaped.</summary>
    public void Row(params IEnumerable<string> cells) => _text.Append("| ").AppendJoin(" | ", cells.Select(Plain)).Append(" |\n");

    public string Text() => _text.ToString();

    /// <summary>Text that Markdown leaves as it is.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '|' or '<' or '*' or '_' or '`' or '\\' or '[' or ']' or '~')
                plain.Append('\\');
            plain.Append(c);
        }
        return plain.ToString();
    }
}
