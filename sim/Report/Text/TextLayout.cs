using System.Text;

namespace HvSim.Report.Text;

/// <summary>Sets statements within a terminal's width.</summary>
internal static class TextLayout
{
    /// <summary>No line is wider.</summary>
    public const int Width = 100;

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
}
