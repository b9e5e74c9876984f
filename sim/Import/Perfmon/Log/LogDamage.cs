using System.Globalization;

namespace HvSim.Import.Perfmon;

/// <summary>What of a log could not be used, by kind, with the place where each kind was met first.</summary>
/// <param name="file">The log as the user named it.</param>
internal sealed class LogDamage(string file)
{
    private readonly SortedDictionary<string, (int Count, int Line, string Detail)> _kinds = new(StringComparer.Ordinal);

    /// <summary>Notes one case.</summary>
    /// <param name="kind">What is wrong, in the plural.</param>
    /// <param name="line">Where.</param>
    /// <param name="detail">What exactly, of the first case.</param>
    public void Add(string kind, int line, string detail = "")
    {
        var (count, first, text) = _kinds.GetValueOrDefault(kind, (0, line, detail));
        _kinds[kind] = (count + 1, first, text);
    }

    /// <summary>Puts all cases into the report.</summary>
    public void WriteTo(ReportDraft report)
    {
        foreach (var (kind, (count, line, detail)) in _kinds)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{file}: {count} {kind}");
            var first = string.Create(CultureInfo.InvariantCulture, $"first at line {line}");
            report.Drop(where, detail.Length == 0 ? first : $"{first}: {detail}");
        }
    }
}
