using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>What a sweep without a search says: where each objective holds, and how far the times reach.</summary>
internal static class SweepWords
{
    private const int MostLines = 6;

    private static readonly string[] Sentence = ["is kept", "is undecided", "breaks"];
    private static readonly string[] Words = ["kept", "undecided", "broken"];

    public static IEnumerable<AnswerLine> Of(Study study)
    {
        var objectives = study.Loaded.Scenario.Objectives;
        if (objectives.Count == 0)
        {
            var points = study.Points.Count == 1 ? "1 point" : $"{study.Points.Count} points";
            yield return new AnswerLine($"No objective is set; the table shows what was measured at {points}.");
        }
        for (var i = 0; i < objectives.Count; i++)
        {
            foreach (var line in Objective(study, i))
                yield return line;
        }
        if (study.Points.Any(point => point.Objectives.Any(ObjectiveWords.IsThin)))
            yield return new AnswerLine($"Where observations are too few, {ObjectiveWords.LongerRun(study.Points)} would tell.");
        if (study.Points.Where(point => point.State == PointState.NotStarted).ToList() is { Count: > 0 } absent)
        {
            var places = Places.Named(study, [.. absent.Select(Places.Of)]);
            yield return new AnswerLine($"Not all guests start at {places}: no room for their startup memory.");
        }
        foreach (var unsteady in UnsteadyWords.Of(study))
            yield return new AnswerLine(unsteady);
        foreach (var reach in SweepReach.Of(study))
            yield return new AnswerLine(reach);
    }

    private static IEnumerable<AnswerLine> Objective(Study study, int index)
    {
        var name = $"The objective \"{Wording.Objective(study.Loaded.Scenario.Objectives[index])}\"";
        bool IsThin(PointResult point) => index < point.Objectives.Count && ObjectiveWords.IsThin(point.Objectives[index]);
        Verdict Of(PointResult point) => index < point.Objectives.Count ? point.Objectives[index].Verdict : point.Verdict;
        var along = Along(study);
        if (study.IsZipped)
        {
            var places = study.Points.Select(Places.Of).ToList();
            string At(Verdict wanted, string word)
            {
                var chosen = study.Points.Where(p => Of(p) == wanted).ToList();
                var why = wanted == Verdict.Undecided ? ObjectiveWords.WhyOpen(chosen, IsThin) : "";
                return chosen.Count == 0 ? "" : chosen.Count == places.Count ? $"{word} at every point{why}"
                    : $"{word} at {Places.Named(study, [.. chosen.Select(Places.Of)])}{why}";
            }
            string[] parts = [At(Verdict.Pass, Sentence[0]), At(Verdict.Undecided, Sentence[1]), At(Verdict.Fail, Sentence[2])];
            yield return new AnswerLine($"{name} {string.Join(", ", parts.Where(p => p.Length > 0))}.");
            yield break;
        }
        var lines = study.Points.GroupBy(p => Others(p, along)).ToList();
        if (lines.Count == 1 || study.Points.Select(Of).Distinct().Count() == 1)
        {
            yield return new AnswerLine($"{name} {Verdicts(study.Axes[along], along, [.. study.Points], Of, IsThin, Sentence)}.");
            yield break;
        }
        yield return new AnswerLine($"{name}:");
        foreach (var line in lines.Take(MostLines))
        {
            var verdicts = Verdicts(study.Axes[along], along, [.. line], Of, IsThin, Words);
            yield return new AnswerLine($"{line.Key}: {verdicts}", Detail: true);
        }
        if (lines.Count > MostLines)
            yield return new AnswerLine($"{lines.Count - MostLines} more lines are in summary.csv", Detail: true);
    }

    /// <summary>The axis that counts guests, or the last one, as in the charts.</summary>
    private static int Along(Study study)
    {
        var counting = study.Axes.ToList().FindIndex(AxisName.CountsGuests);
        return counting >= 0 ? counting : study.Axes.Count - 1;
    }

    private static string Others(PointResult point, int along) => Lists.And(
        [.. point.Coordinates.Where((_, i) => i != along).Select(c => AxisName.Value(c.Path, c.Value))]);

    private static string Verdicts(
        string path, int along, List<PointResult> points, Func<PointResult, Verdict> verdict, Func<PointResult, bool> isThin,
        string[] words)
    {
        var all = points.Select(p => p.Coordinates[along].Value).ToList();
        string Part(Verdict wanted, string word)
        {
            var chosen = points.Where(p => verdict(p) == wanted).ToList();
            var why = wanted == Verdict.Undecided
                ? ObjectiveWords.WhyOpen(chosen, isThin, p => p.Coordinates[along].Value)
                : "";
            return chosen.Count == 0 ? ""
                : chosen.Count == points.Count ? $"{word} at every point{why}"
                : $"{word} at {AxisName.Value(path, Lists.Range(all, [.. chosen.Select(p => p.Coordinates[along].Value)]))}{why}";
        }
        string[] parts = [Part(Verdict.Pass, words[0]), Part(Verdict.Undecided, words[1]), Part(Verdict.Fail, words[2])];
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }
}
