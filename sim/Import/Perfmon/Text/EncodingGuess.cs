using System.Globalization;
using System.Text;

namespace HvSim.Import.Perfmon;

/// <summary>The encoding of a log.</summary>
/// <param name="Encoding">How its bytes become text.</param>
/// <param name="Assumption">What was assumed to find it; empty where nothing was.</param>
internal sealed record EncodingGuess(Encoding Encoding, string Assumption)
{
    private const int Western = 1252;

    /// <summary>
    /// Code pages of the Windows and of the console in the languages that are known: Western European first, which is what is
    /// taken where no names of counters tell.
    /// </summary>
    private static readonly int[] CodePages = [Western, 1251, 932, 1250, 850, 866];

    /// <summary>
    /// Finds the encoding from the beginning of a log: by its mark, by the zeros of two-byte letters, as UTF-8 where it is valid,
    /// else the code page in which most names of counters are known; of several the one whose letters make words.
    /// </summary>
    public static EncodingGuess Of(ReadOnlySpan<byte> start, CounterNames names)
    {
        if (start.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }))
            return new EncodingGuess(Encoding.UTF8, "");
        if (start.StartsWith(new byte[] { 0xFF, 0xFE }))
            return new EncodingGuess(Encoding.Unicode, "");
        if (start.StartsWith(new byte[] { 0xFE, 0xFF }))
            return new EncodingGuess(Encoding.BigEndianUnicode, "");
        if (start.Length >= 4 && start[0] == 0 && start[1] != 0)
            return new EncodingGuess(Encoding.BigEndianUnicode, "");
        if (start.Length >= 4 && start[0] != 0 && start[1] == 0)
            return new EncodingGuess(Encoding.Unicode, "");
        return IsUtf8(start) ? new EncodingGuess(Encoding.UTF8, "") : OfCodePages(start, names);
    }

    private static EncodingGuess OfCodePages(ReadOnlySpan<byte> start, CounterNames names)
    {
        var candidates = new List<Candidate>();
        foreach (var page in CodePages)
        {
            if (HeaderIn(CodePage(page).GetString(start), page, names) is { } candidate)
                candidates.Add(candidate);
        }
        var most = candidates.Count == 0 ? 0 : candidates.Max(one => one.Known);
        Candidate[] equal = [.. candidates.Where(one => one.Known == most)];
        if (equal.Length == 0)
            return Guessed(Western, "no names of counters tell");
        var best = equal.MaxBy(one => one.Letters)!;
        if (most == 0)
            return Guessed(best.Page, "no names of counters tell");
        if (equal.Any(one => one.Line != best.Line))
        {
            return Guessed(
                best.Page, "a guess from the letters of other names than those of counters: these are the same in several");
        }
        return best.Page == Western
            ? new EncodingGuess(CodePage(Western), "")
            : Guessed(best.Page, "in which names of counters are known");
    }

    private static EncodingGuess Guessed(int page, string reason) =>
        new(CodePage(page), string.Create(CultureInfo.InvariantCulture, $"the text is in code page {page}, {reason}"));

    private static Candidate? HeaderIn(string text, int page, CounterNames names)
    {
        using var lines = new LineReader(new StringReader(text));
        while (lines.Read())
        {
            if (LogHeader.Read(lines.Line, lines.Number, names) is { } header)
            {
                var line = lines.Line.ToString();
                return new Candidate(
                    page, line, header.Columns.Count(column => names.Knows(column.Path)),
                    CodePageGuess.Of(line, page, header.Mark.Bias));
            }
        }
        return null;
    }

    private static Encoding CodePage(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!;

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
                return true;
            if (status != System.Buffers.OperationStatus.Done)
                return false;
            bytes = bytes[length..];
        }
        return true;
    }

    /// <summary>What a code page makes of the line that names the counters.</summary>
    /// <param name="Page">The code page.</param>
    /// <param name="Line">The line.</param>
    /// <param name="Known">How many names of counters are known.</param>
    /// <param name="Letters">How much the letters speak for it.</param>
    private sealed record Candidate(int Page, string Line, int Known, double Letters);
}
