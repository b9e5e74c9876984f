using System.Globalization;
using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Report.Text;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Comparison;

/// <summary>A comparison in words and tables, for a terminal and as Markdown.</summary>
public static class ComparisonAnswer
{
    /// <summary>The text: 7-bit characters, lines of at most 100 columns.</summary>
    public static string Text(ComparisonStudy study, ResultPlace? place = null) => AnswerText.Of(Of(study, place));

    /// <summary>The same as Markdown.</summary>
    public static string Markdown(ComparisonStudy study, ResultPlace? place = null) => AnswerMarkdown.Of(Of(study, place));

    internal static Answer Of(ComparisonStudy study, ResultPlace? place)
    {
        var scenario = study.Loaded.Scenario;
        var notes = new NoteList(places => string.Join(" and ", places));
        var tables = ComparisonTables.Of(study, notes);
        return new Answer
        {
            Question = scenario.Question.Length > 0 ? scenario.Question : scenario.Name,
            Lines = [.. ComparisonWords.Of(study)],
            Tables = tables,
            Notes = [.. notes.Texts(), .. ComparisonWords.WithoutHelp(study), .. tables.Count == 0 ? [] : Legend(study)],
            Footer = place is null ? [] : [Footer(place)],
        };
    }

    private static IEnumerable<string> Legend(ComparisonStudy study)
    {
        var shown = study.Result.Alternatives.SelectMany(one => ComparisonTables.Shown(study, one)).ToList();
        var verdicts = shown.Select(metric => metric.Verdict).ToHashSet();
        var usual = PrecisionSpec.Usual;
        var wait = VerdictThresholds.WaitThatMatters;
        var least = shown.Any(metric => metric.Base.Metric == MetricCatalog.CpuWaitPerDispatch)
            ? $", of CPU wait not below {wait.Value} {wait.Unit}"
            : "";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"corr. is the correlation of the pairs. A difference matters from {100 * usual.Mean:0} % of the base on for "
            + $"means and medians, {100 * usual.P95:0} % for p95 and {100 * usual.P99:0} % for p99{least}.");
        if (verdicts.Contains(ComparisonVerdict.NoDifferenceShown))
            yield return "none shown: the interval holds zero, and no difference that matters.";
        if (shown.Any(metric => metric.IsSlight))
            yield return "slightly: the interval lies on one side of zero, and holds no difference that matters.";
        if (verdicts.Contains(ComparisonVerdict.Undecided))
            yield return "undecided: the interval holds zero as well as differences that matter, or is not to be trusted (*).";
        yield return "Differences are alternative minus base, replication by replication under the same seeds; those of "
            + "quantiles are means over the replications, while the values beside them are quantiles of all data together.";
    }

    private static string Footer(ResultPlace place)
    {
        var charts = place.Charts switch { 0 => "no charts", 1 => "1 chart", _ => $"{place.Charts} charts" };
        return $"{place.Folder}: comparison.csv, {charts}.";
    }
}
