using System.Globalization;
using Tally = System.Collections.Generic.Dictionary<(string What, string Outcome), (string First, int Count)>;

namespace HvSim.Import.Perfmon;

/// <summary>
/// Collects what the report says. The same said twice is said once, and many instances of one counter become one line.
/// </summary>
internal sealed class ReportDraft
{
    private const int MostLines = 400;

    private readonly List<string> _coverage = [];
    private readonly List<string> _assumed = [];
    private readonly Tally _mapped = [];
    private readonly Tally _dropped = [];

    /// <summary>A counter is taken.</summary>
    public void Map(LogColumn column, string target) => Count(_mapped, column, target);

    /// <summary>A counter is left out.</summary>
    public void Drop(LogColumn column, string reason) => Count(_dropped, column, reason);

    /// <summary>Something else is left out.</summary>
    public void Drop(string what, string reason) => Count(_dropped, what, what, reason);

    /// <summary>The data do not say it.</summary>
    public void Assume(string assumption)
    {
        if (assumption.Length > 0 && !_assumed.Contains(assumption) && _assumed.Count < MostLines)
            _assumed.Add(assumption);
    }

    /// <summary>A line on the time that is covered.</summary>
    public void Cover(string line) => _coverage.Add(line);

    /// <summary>All of it.</summary>
    public ImportReport Build() => new(
        [.. Lines(_mapped).Select(line => new MappedItem(line.What, line.Outcome))],
        [.. Lines(_dropped).Select(line => new DroppedItem(line.What, line.Outcome))],
        [.. _assumed], [.. _coverage]);

    private static IEnumerable<(string What, string Outcome)> Lines(Tally all)
    {
        foreach (var ((what, outcome), (first, count)) in all.Take(MostLines))
        {
            var line = count == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{what} ({count} instances)");
            yield return (line, outcome);
        }
        if (all.Count > MostLines)
            yield return (string.Create(CultureInfo.InvariantCulture, $"{all.Count - MostLines} more"), "left out of this list");
    }

    private static void Count(Tally all, LogColumn column, string outcome) =>
        Count(all, $@"{column.Path.Object}\{column.Path.Counter}", column.Text, outcome);

    private static void Count(Tally all, string what, string first, string outcome)
    {
        var known = all.GetValueOrDefault((what, outcome), (first, 0));
        all[(what, outcome)] = (known.Item1, known.Item2 + 1);
    }
}
