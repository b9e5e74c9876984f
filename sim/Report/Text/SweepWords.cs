using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>What a sweep without a search says: where each objective holds.</summary>
internal static class SweepWords
{
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
            var index = i;
            var verdicts = study.Points
                .Select(p => (Point: p, Verdict: index < p.Objectives.Count ? p.Objectives[index].Verdict : p.Verdict))
                .ToList();
            yield return new AnswerLine($"The objective \"{Wording.Objective(objectives[i])}\" {Verdicts(study, verdicts)}.");
        }
    }

    private static string Verdicts(Study study, List<(PointResult Point, Verdict Verdict)> verdicts)
    {
        var all = verdicts.Select(v => v.Point.Coordinates[0].Value).ToList();
        string Part(Verdict verdict, string word)
        {
            var chosen = verdicts.Where(v => v.Verdict == verdict).Select(v => v.Point.Coordinates[0].Value).ToList();
            if (chosen.Count == 0)
                return "";
            return chosen.Count == all.Count ? $"{word} at every point"
                : study.Axes.Count > 1 ? $"{word} at {chosen.Count} of {all.Count} points"
                : $"{word} at {AxisName.Value(study.Axes[0], Lists.Range(all, chosen))}";
        }
        string[] parts = [Part(Verdict.Pass, "is kept"), Part(Verdict.Fail, "breaks"), Part(Verdict.Undecided, "is undecided")];
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }

}
