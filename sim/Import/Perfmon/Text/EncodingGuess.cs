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
    /// else the code page in which most names of counters are known.
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
        var best = CodePages[0];
        var most = 0;
        foreach (var page in CodePages)
        {
            var known = Known(CodePage(page).GetString(start), names);
            if (known > most)
                (best, most) = (page, known);
        }
        return new EncodingGuess(
            CodePage(best),
            most > 0 && best != Western ? $"the text is in code page {best}, in which names of counters are known"
            : most > 0 ? ""
            : $"the text is in code page {Western}; no names of counters tell");
    }

    private static int Known(string text, CounterNames names)
    {
        using var lines = new LineReader(new StringReader(text));
        while (lines.Read())
        {
            if (LogHeader.Read(lines.Line, lines.Number, names) is { } header)
                return header.Columns.Count(column => names.Knows(column.Path));
        }
        return 0;
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
}
