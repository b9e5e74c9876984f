using System.Text;

namespace HvSim.Report.Html;

/// <summary>Text of a web page that is well-formed XML, too. Whatever is not a tag of its own writing is encoded.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Names and values.</param>
    public HtmlText Open(string name, params (string Name, string Value)[] attributes)
    {
        Tag(name, attributes).Append('>');
        _open.Push(name);
        return this;
    }

    /// <summary>Closes the element that was opened last.</summary>
    /// <param name="line">Whether a line ends there.</param>
    public HtmlText Close(bool line = true)
    {
        _text.Append("</").Append(_open.Pop()).Append(line ? ">\n" : ">");
        return this;
    }

    /// <summary>An element with text.</summary>
    public HtmlText Element(string name, string text, params (string Name, string Value)[] attributes) =>
        Open(name, attributes).Say(text).Close();

    /// <summary>An element without content.</summary>
    public HtmlText Empty(string name, params (string Name, string Value)[] attributes)
    {
        Tag(name, attributes).Append("/>\n");
        return this;
    }

    /// <summary>Text.</summary>
    public HtmlText Say(string text)
    {
        Encode(text);
        return this;
    }

    /// <summary>Markup that is known to be good.</summary>
    public HtmlText Markup(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private StringBuilder Tag(string name, (string Name, string Value)[] attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            _text.Append(' ').Append(attribute).Append("=\"");
            Encode(value);
            _text.Append('"');
        }
        return _text;
    }

    private void Encode(string text)
    {
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '&' => _text.Append("&amp;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                '\n' or '\t' => _text.Append((char)rune.Value),
                // Neither XML nor HTML has these characters, not even as numbers.
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => _text.Append('\uFFFD'),
                _ => _text.Append(rune.ToString()),
            };
        }
    }
}
