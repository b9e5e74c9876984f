namespace HvSim.Report.Text;

/// <summary>Notes under the tables, each reason once with all the places that it holds for.</summary>
/// <param name="at">Names places, given in any order, in one phrase.</param>
internal sealed class NoteList(Func<IReadOnlyList<string>, string> at)
{
    private const int MostNotes = 8;
    private const string Reasons = ": ";

    private readonly List<(string Reason, List<string> Places)> _missing = [];
    private readonly List<string> _said = [];
    private bool _thin;

    /// <summary>A cell without a value.</summary>
    public void Missing(string place, string reason)
    {
        var entry = _missing.Find(m => m.Reason == reason);
        if (entry.Places is null)
            _missing.Add(entry = (reason, []));
        if (!entry.Places.Contains(place))
            entry.Places.Add(place);
    }

    /// <summary>A note on a table as a whole.</summary>
    public void Say(string note) => _said.Add(note);

    /// <summary>A cell marked with an asterisk.</summary>
    public void Thin() => _thin = true;

    public IReadOnlyList<string> Texts()
    {
        var kinds = _missing.GroupBy(m => Kind(m.Reason)).ToList();
        var texts = kinds.Take(MostNotes).Select(k => Text(k.Key, [.. k])).ToList();
        if (kinds.Count > MostNotes)
            texts.Add($"{kinds.Count - MostNotes} more reasons are in summary.csv.");
        if (_thin)
            texts.Add("* too few observations in some replication for its interval to be trusted; a longer run would help");
        return [.. _said, .. texts];
    }

    /// <summary>Reasons that differ only in their figures are told once, with the figures of the first place.</summary>
    private string Text(string kind, List<(string Reason, List<string> Places)> reasons)
    {
        var (first, places) = reasons[0];
        if (reasons.Count == 1)
            return $"n/a{At(places)}: {first}";
        var detail = first[(kind.Length + Reasons.Length)..];
        return $"n/a{At([.. reasons.SelectMany(r => r.Places).Distinct()])}: {kind};{At(places)}, {detail}";
    }

    private static string Kind(string reason)
    {
        var end = reason.IndexOf(Reasons, StringComparison.Ordinal);
        return end < 0 ? reason : reason[..end];
    }

    private string At(List<string> places)
    {
        var named = places.Where(p => p.Length > 0).ToList();
        return named.Count == 0 ? "" : " at " + at(named);
    }
}
