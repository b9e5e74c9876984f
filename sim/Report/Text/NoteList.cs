namespace HvSim.Report.Text;

/// <summary>Notes under the tables, each reason once with all the places that it holds for.</summary>
internal sealed class NoteList
{
    private const int MostNotes = 8;
    private const int MostPlaces = 6;

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
        var texts = _missing.Take(MostNotes).Select(m => $"n/a{At(m.Places)}: {m.Reason}").ToList();
        if (_missing.Count > MostNotes)
            texts.Add($"{_missing.Count - MostNotes} more reasons are in summary.csv.");
        if (_thin)
            texts.Add("* too few observations in some replication for its interval to be trusted; a longer run would help");
        return [.. _said, .. texts];
    }

    private static string At(List<string> places)
    {
        var named = places.Where(p => p.Length > 0).ToList();
        return named.Count == 0 ? "" : " at " + Lists.And(named, MostPlaces);
    }
}
