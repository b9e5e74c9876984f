using System.Globalization;
using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Report.Text;

namespace HvSim.Report.Comparison;

/// <summary>
/// The answer of a comparison: a sentence for each alternative, then what the intervals and the pairing are worth.
/// </summary>
internal static class ComparisonWords
{
    private const int MostTold = 1000;

    public static IEnumerable<AnswerLine> Of(ComparisonStudy study)
    {
        if (study.IsInterrupted)
        {
            yield return new AnswerLine(
                $"{StoppingWords.Lead(study.UsedUpBudget)}: some alternatives are missing; those that were finished are kept.");
        }
        if (study.Result.Base is { State: not PointState.Steady } theBase)
            yield return new AnswerLine($"There is nothing to compare with: {study.BaseWords} is {WithReason(theBase)}.");
        foreach (var alternative in study.Result.Alternatives)
        {
            foreach (var line in Of(study, alternative))
                yield return line;
        }
        var compared = study.Result.Alternatives.Where(alternative => alternative.Metrics.Count > 0).ToList();
        if (compared.Count == 0)
            yield break;
        yield return new AnswerLine(Intervals(study, compared));
        if (Pairing(compared) is { Length: > 0 } pairing)
            yield return new AnswerLine(pairing);
    }

    private static IEnumerable<AnswerLine> Of(ComparisonStudy study, ComparedAlternative alternative)
    {
        var text = study.Alternatives.Single(one => one.Name == alternative.Name).InWords;
        var name = text.Length == 0 ? alternative.Name : $"{alternative.Name} ({text})";
        if (alternative.Metrics.Count == 0)
        {
            yield return new AnswerLine(WithoutResults(study, name, alternative));
            yield break;
        }
        var groups = alternative.AskedFor.GroupBy(MetricWords.Verdict).ToDictionary(group => group.Key, List);
        var isAnswered = alternative.Verdict != ComparisonVerdict.NotCompared || !Differ(groups);
        var lead = isAnswered ? Lead(alternative.Verdict, groups) : "";
        yield return new AnswerLine(Sentence(study.BaseWords, name, alternative.Verdict, lead, groups));
        foreach (var verdict in MetricWords.Verdicts.Where(verdict => verdict != lead && groups.ContainsKey(verdict)))
            yield return new AnswerLine($"{char.ToUpperInvariant(verdict[0])}{verdict[1..]}: {groups[verdict]}.", Detail: true);
        if (DecidedBeside(alternative) is { Length: > 0 } decided)
            yield return new AnswerLine(decided, Detail: true);
        if (alternative.Unmatched.Count > 0)
            yield return new AnswerLine(Missing(study, alternative), Detail: true);
    }

    /// <summary>Means that are decided of what is asked for in another statistic, where that is undecided.</summary>
    private static string DecidedBeside(ComparedAlternative alternative)
    {
        var open = alternative.AskedFor.Where(metric => metric.Verdict == ComparisonVerdict.Undecided)
            .Select(metric => (metric.Base.Metric, metric.Base.Guest, metric.Base.Scope)).ToHashSet();
        var decided = alternative.Metrics.Where(metric => !metric.IsAskedFor && metric.Base.Statistic == Statistic.Mean
            && metric.Verdict is not (ComparisonVerdict.Undecided or ComparisonVerdict.NotCompared)
            && open.Contains((metric.Base.Metric, metric.Base.Guest, metric.Base.Scope)));
        var groups = decided.GroupBy(MetricWords.Verdict).Select(group => $"{group.Key}: {List(group)}").ToList();
        return groups.Count == 0 ? "" : $"Decided all the same, {Lists.And(groups)}.";
    }

    /// <summary>What is asked for and cannot be compared, because one of the two lacks the class or the metric.</summary>
    private static string Missing(ComparisonStudy study, ComparedAlternative alternative)
    {
        var (before, after) = (ClassesOf(study.Result.Base), ClassesOf(alternative.Point));
        var lacking = alternative.Unmatched.Select(reading => reading.Guest.Length == 0 || after.Contains(reading.Guest)
            ? $"no {reading.Title}"
            : $"no class {reading.Guest}").Distinct().ToList();
        var others = after.Except(before).Select(name => $"no class {name}").ToList();
        return $"Not compared: {alternative.Name} has {Lists.And(lacking)}"
            + (others.Count > 0 ? $"; {study.BaseWords} has {Lists.And(others)}." : ".");
    }

    private static List<string> ClassesOf(PointResult point) => [.. (point.Scenario?.Guests ?? []).Select(guest => guest.Name)];

    /// <summary>The verdict that the first sentence tells the metrics of; empty where it tells none.</summary>
    private static string Lead(ComparisonVerdict verdict, Dictionary<string, string> groups)
    {
        var word = MetricWords.Verdict(verdict, isSlight: false);
        return groups.ContainsKey(word) ? word
            : groups.ContainsKey(MetricWords.Verdict(verdict, isSlight: true)) ? MetricWords.Verdict(verdict, isSlight: true)
            : "";
    }

    private static string Sentence(
        string theBase, string name, ComparisonVerdict verdict, string lead, Dictionary<string, string> groups) => verdict switch
        {
            ComparisonVerdict.Better or ComparisonVerdict.Worse => $"{name} is {lead} than {theBase}: {groups[lead]}.",
            ComparisonVerdict.Mixed => $"{name} is better than {theBase} in one and worse in the other:",
            ComparisonVerdict.NoDifferenceShown => $"{name}: no difference shown to {theBase}: {groups[lead]}.",
            ComparisonVerdict.Undecided => $"{name}: undecided whether it is better or worse than {theBase}: {groups[lead]}. "
                + "More replications, or longer runs where observations are few, would decide.",
            _ when Differ(groups) => $"{name}, against {theBase}:",
            _ => $"{name}: nothing that is asked for can be compared with {theBase}.",
        };

    /// <summary>Whether something is lower or higher that is neither better nor worse for it.</summary>
    private static bool Differ(Dictionary<string, string> groups) =>
        Has(groups, ComparisonVerdict.Lower) || Has(groups, ComparisonVerdict.Higher);

    private static bool Has(Dictionary<string, string> groups, ComparisonVerdict verdict) =>
        groups.ContainsKey(MetricWords.Verdict(verdict, isSlight: false))
        || groups.ContainsKey(MetricWords.Verdict(verdict, isSlight: true));

    private static string List(IEnumerable<MetricComparison> metrics) => string.Join("; ", metrics.Select(metric =>
        MetricWords.Difference(metric) + (metric is { ThinData: true, Difference: not null } ? " (too few observations)" : "")));

    private static string WithoutResults(ComparisonStudy study, string name, ComparedAlternative alternative)
    {
        var (before, after, theBase) = (study.Result.Base, alternative.Point, study.BaseWords);
        if (after.State == PointState.Steady)
        {
            return alternative.Verdict == ComparisonVerdict.Better
                ? $"{name} is better than {theBase}: it has results."
                : $"{name} has results.";
        }
        var sentence = $"{name} is {WithReason(after)}";
        if (before.State != PointState.Steady)
        {
            return after.StateReason == before.StateReason ? $"{name} is {MetricWords.State(after.State)} for the same reason."
                : after.State == before.State ? $"{sentence}, too." : $"{sentence}.";
        }
        return alternative.Verdict == ComparisonVerdict.Undecided
            ? $"{sentence}: undecided whether it is better or worse than {theBase}."
            : $"{sentence}; {theBase} is not.";
    }

    private static string WithReason(PointResult point) =>
        MetricWords.State(point.State) + (point.StateReason.Length > 0 ? $" ({point.StateReason})" : "");

    private static string Intervals(ComparisonStudy study, List<ComparedAlternative> compared)
    {
        var pairs = compared.SelectMany(one => one.Metrics).Select(metric => metric.Difference?.Pairs).OfType<int>().ToList();
        var count = pairs.Count == 0 ? "0" : pairs.Min() == pairs.Max() ? $"{pairs[0]}" : $"{pairs.Min()} to {pairs.Max()}";
        var family = study.Result.Family;
        var level = family == 1
            ? "Intervals are 95 %"
            : string.Create(CultureInfo.InvariantCulture,
                $"Intervals are 95 % for the {family} alternatives together, metric by metric "
                + $"({100 * study.Result.Confidence:0.##} % each, after Bonferroni),");
        return $"{level} over {count} pairs of replications; {StoppingWords.WarmUp(study.Points)}.";
    }

    /// <summary>For which of the metrics that were asked for common random numbers did nothing.</summary>
    public static IEnumerable<string> WithoutHelp(ComparisonStudy study)
    {
        var failed = Correlations(study.Result.Alternatives).Where(one => one.Correlation <= 0).ToList();
        if (failed.Count > 0)
        {
            yield return "Common random numbers did not help with " + Lists.And([.. failed.Select(one =>
                $"{MetricWords.Name(one.Metric.Base)} of {one.Name} (correlation {Readable.Ratio(one.Correlation)})")]) + ".";
        }
    }

    /// <summary>What they did for the others; empty where there are none.</summary>
    private static string Pairing(IEnumerable<ComparedAlternative> compared)
    {
        var helped = Correlations(compared).Where(one => one.Correlation > 0).ToList();
        if (helped.Count == 0)
            return "";
        var factors = helped.Select(one => one.Metric.Difference!.ReplicationFactor).OfType<double>().ToList();
        var gain = factors.Count == 0 ? ""
            : $": independent runs would need {Span(factors, Factor)} times as many replications for these intervals";
        return "Common random numbers: correlation of the pairs "
            + Span([.. helped.Select(one => one.Correlation)], Readable.Ratio) + gain + ".";
    }

    private static IEnumerable<(string Name, MetricComparison Metric, double Correlation)> Correlations(
        IEnumerable<ComparedAlternative> compared) =>
        from alternative in compared
        from metric in alternative.AskedFor
        where metric.Difference?.Correlation is not null
        select (alternative.Name, Metric: metric, Correlation: metric.Difference!.Correlation!.Value);

    private static string Factor(double value) => value > MostTold ? $"more than {MostTold}" : Readable.Times(value);

    private static string Span(List<double> values, Func<double, string> text)
    {
        var (low, high) = (text(values.Min()), text(values.Max()));
        return low == high ? low : $"{low} to {high}";
    }
}
