using System.Globalization;
using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Report.Text;

namespace HvSim.Report.Comparison;

/// <summary>A comparison in words and tables, for a terminal and as Markdown.</summary>
public static class ComparisonAnswer
{
    /// <summary>The text: 7-bit characters, lines of at most 100 columns.</summary>
    public static string Text(ComparisonStudy study, ResultPlace? place = null) => AnswerText.Of(Of(study, place));

    /// <summary>The same as Markdown.</summary>
    public static string Markdown(ComparisonStudy study, ResultPlace? place = null) => AnswerMarkdown.Of(Of(study, place));

    private static Answer Of(ComparisonStudy study, ResultPlace? place)
    {
        var scenario = study.Loaded.Scenario;
        var notes = new NoteList(places => string.Join(" and ", places));
        var tables = ComparisonTables.Of(study, notes);
        return new Answer
        {
            Question = scenario.Question.Length > 0 ? scenario.Question : scenario.Name,
            Lines = [.. ComparisonWords.Of(study)],
            Tables = tables,
            Notes = [.. notes.Texts(), .. tables.Count == 0 ? [] : Legend(study)],
            Footer = place is null ? [] : [Footer(place)],
        };
    }

    private static IEnumerable<string> Legend(ComparisonStudy study)
    {
        var verdicts = study.Result.Alternatives.SelectMany(one => ComparisonTables.Shown(study, one))
            .Select(metric => metric.Verdict).ToHashSet();
        var matters = string.Create(CultureInfo.InvariantCulture,
            $"{100 * Precision.Mean:0} % of the base for means and medians, {100 * Precision.P95:0} % for p95, "
            + $"{100 * Precision.P99:0} % for p99");
        if (verdicts.Contains(ComparisonVerdict.NoDifferenceShown))
            yield return $"none shown: the interval holds zero and rules out a difference that matters ({matters}).";
        if (verdicts.Contains(ComparisonVerdict.Undecided))
        {
            yield return verdicts.Contains(ComparisonVerdict.NoDifferenceShown)
                ? "undecided: it holds zero and does not rule that out."
                : $"undecided: the interval holds zero and does not rule out a difference that matters ({matters}).";
        }
        yield return "Differences are alternative minus base, replication by replication under the same seeds; those of quantiles "
            + "are means over the replications, while the values beside them are quantiles of all data together.";
    }

    private static string Footer(ResultPlace place)
    {
        var charts = place.Charts switch { 0 => "no charts", 1 => "1 chart", _ => $"{place.Charts} charts" };
        return $"{place.Folder}: comparison.csv, {charts}.";
    }
}
