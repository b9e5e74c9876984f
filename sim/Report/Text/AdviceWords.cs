using System.Globalization;
using HvSim.Experiments;
using HvSim.Experiments.Advice;
using HvSim.Experiments.Comparison;
using HvSim.Report.Comparison;

namespace HvSim.Report.Text;

/// <summary>What gives next, and which change would move most what is at stake.</summary>
internal static class AdviceWords
{
    private const int Named = 2;
    private const string Lead = "What would move it most";
    private const string NotAsked = "What gives next, and which one change would move it most, --advise finds by more runs.";

    /// <summary>What the table of changes is called.</summary>
    public static string Caption(Study study) => $"Changes tried{At(study, study.Result.Advice!.Changes)}, one at a time";

    /// <summary>Both; where they were not asked for, how a search is asked for them.</summary>
    public static IEnumerable<AnswerLine> Of(Study study)
    {
        if (study.Result.Advice is not { } advice)
        {
            if (study.Result.Overload is { Outcome: OverloadOutcome.Found or OverloadOutcome.BreaksAtFirst })
                yield return new AnswerLine(NotAsked);
            yield break;
        }
        if (advice.Next is { } next)
        {
            foreach (var line in Next(study.Axes[0], next))
                yield return line;
        }
        foreach (var line in Changes(study, advice.Changes))
            yield return line;
    }

    public static IEnumerable<string> Notes(Study study)
    {
        if (study.Result.Advice is not { } advice)
            yield break;
        var (changes, effects) = (advice.Changes, advice.Changes.Effects);
        if (effects.Count > 0)
        {
            yield return "Changes are tried one at a time, in pairs with the scenario as it stands, under the same seeds; "
                + "intervals are "
                + string.Create(CultureInfo.InvariantCulture,
                    $"95 % for all {effects.Count} together ({100 * changes.Confidence:0.##} % each, after Bonferroni).");
        }
        if (effects.Any(effect => effect.Metric is not null))
        {
            yield return "Beside a change, a quantile is of all its data together, and a difference is the mean over the pairs; "
                + "the figures without a change are of the same replications, and so may differ from those of the point above.";
        }
        if (effects.Any(effect => effect.Metric is { ThinData: true, Difference: not null }))
            yield return "* beside a difference: too few observations in some replication; a longer run.duration would help.";
        yield return string.Create(CultureInfo.InvariantCulture, $"The advice took {advice.Points} points more.");
    }

    /// <summary>The metric before and with a change: <c>60.1 -> 31.2 ms</c>.</summary>
    private static string BeforeAndAfter(MetricComparison metric) =>
        $"{Readable.Number(metric.Base.Estimate)} -> {Readable.Number(metric.Alternative.Estimate)}{Unit(metric.Base)}";

    /// <summary>The metric in few words, with its unit: <c>p95 ms</c>.</summary>
    public static string Heading(ChangeAnswer changes)
    {
        if (Any(changes) is not { } reading)
            return changes.MetricTitle;
        var isTime = reading.Metric == MetricCatalog.ResponseTime || reading.Metric == MetricCatalog.ElapsedTime;
        return $"{(isTime ? reading.Statistic : reading.Metric.Name)}{Unit(reading)}";
    }

    /// <summary>The metric without any change.</summary>
    public static string Before(ChangeAnswer changes) => Readable.Number(Base(changes)?.Estimate);

    /// <summary>The metric with a change.</summary>
    public static string After(ChangeEffect effect) => Readable.Number(effect.Reading?.Estimate);

    /// <summary>The difference with its interval; why there is none.</summary>
    public static string Difference(ChangeEffect effect) => effect.Metric is { Difference: { } difference } metric
        ? Readable.Difference(MetricWords.EstimateOf(difference)) + (metric.ThinData ? "*" : "")
        : Readable.Missing;

    /// <summary>What becomes of the objective with a change.</summary>
    public static string Then(ChangeEffect effect) =>
        effect.Point.State != PointState.Steady ? ObjectiveWords.State(effect.Point.State)
        : effect.BreaksAnother ? "kept, another broken"
        : Word(effect.Kept);

    /// <summary>What it is without any.</summary>
    public static string Then(ChangeAnswer changes) => changes.At is { State: not PointState.Steady } at
        ? ObjectiveWords.State(at.State)
        : Word(changes.At?.Objectives.FirstOrDefault(verdict => verdict.Objective == changes.Objective)?.Verdict);

    private static string Word(Verdict? kept) => kept switch
    {
        null => "",
        Verdict.Pass => "kept",
        Verdict.Fail => "broken",
        _ => "undecided",
    };

    private static MetricReading? Base(ChangeAnswer changes) => changes.Effects.Select(effect => effect.Metric?.Base)
        .FirstOrDefault(reading => reading is not null);

    private static MetricReading? Any(ChangeAnswer changes) => Base(changes)
        ?? changes.Effects.Select(effect => effect.Reading).FirstOrDefault(reading => reading is not null);

    private static IEnumerable<AnswerLine> Next(string path, NextLimit next)
    {
        if (next.Answer is not { } answer)
        {
            yield return new AnswerLine($"Next: {Readable.Missing}: {next.Reason}.");
            yield break;
        }
        yield return new AnswerLine(Sentence(path, next, answer));
        yield return new AnswerLine(
            $"By the estimates of a second search, with {next.First.Resource} unlimited: {Values(next.First)}.", Detail: true);
    }

    private static string Sentence(string path, NextLimit next, OverloadAnswer answer)
    {
        if ((answer.FirstFail ?? answer.LikelyFail) is not { } fail)
            return $"Next: nothing, up to {AxisName.Value(path, SweepEnd(answer))}, the end of the range.";
        var at = AxisName.Value(path, fail.Coordinates[0].Value);
        var place = next.IsNoLater ? $"at {at} as well" : $"at about {at}";
        var what = answer.Bottleneck is { } bottleneck ? $"{BottleneckWords.Resource(bottleneck)}, "
            : BottleneckFinder.IsOfMemory(fail) ? "memory, "
            : "";
        var evidence = answer.Bottleneck is { } known ? $"; {BottleneckWords.Evidence(known)}" : "";
        return $"Next: {what}{place} ({OverloadWording.Broken(answer)}{evidence}).";
    }

    private static string SweepEnd(OverloadAnswer answer) => answer.LikelyPass?.Coordinates[0].Value ?? "?";

    private static string Values(Unlimited unlimited) =>
        string.Join(", ", unlimited.Values.Select(one => $"{one.Path} = {one.Value}"));

    private static IEnumerable<AnswerLine> Changes(Study study, ChangeAnswer changes)
    {
        if (changes.Effects.Count == 0)
        {
            yield return new AnswerLine($"{Lead}: {Readable.Missing}: {changes.Reason}.");
            yield break;
        }
        if (changes.Reason.Length > 0)
            yield return new AnswerLine($"The advice is not complete: {changes.Reason}.");
        var helping = changes.Effects.Where(effect => effect.Helps).ToList();
        var count = changes.Effects.Count;
        yield return new AnswerLine(helping.Count == 0
            ? $"{Lead}: {(count == 1 ? "the one change tried is not" : $"none of the {count} changes tried is")} shown to lower "
                + $"{changes.MetricTitle}{At(study, changes)}{Furthest(changes)}."
            : $"{Lead}: {string.Join("; ", helping.Take(Named).Select((effect, i) => Effect(effect, changes, i == 0)))}.");
        if (helping.Count > 0)
            yield return new AnswerLine(Tried(study, changes, count), Detail: true);
    }

    private static string Effect(ChangeEffect effect, ChangeAnswer changes, bool isFirst)
    {
        var title = isFirst ? $"{changes.MetricTitle} " : "";
        var then = Then(effect) is { Length: > 0 } word ? $", {word}" : "";
        return effect.Metric is { } metric
            ? $"{effect.Change.Name}: {title}{BeforeAndAfter(metric)} ({Difference(effect)}){then}"
            : $"{effect.Change.Name}: a steady state, {title}{After(effect)}{Unit(effect.Reading)}{then}";
    }

    private static string Furthest(ChangeAnswer changes) => changes.Effects[0] is { Rank: < 0 } best
        ? $"; by the estimates {best.Change.Name} goes furthest ({Difference(best)}{Doubt(best)})"
        : "";

    private static string Doubt(ChangeEffect effect) => effect.IsLower ? ", on too few observations" : "";

    private static string Tried(Study study, ChangeAnswer changes, int count)
    {
        var place = At(study, changes);
        var why = changes.IsBelowFail ? ", the densest point with figures" : "";
        return $"Tried{place}{why}: {count} {(count == 1 ? "change" : "changes")}, one at a time; the table has all.";
    }

    private static string At(Study study, ChangeAnswer changes) => changes.At is { Coordinates: [var axis] }
        ? $" at {AxisName.Value(study.Axes[0], axis.Value)}"
        : "";

    private static string Unit(MetricReading? reading) =>
        reading is null or { Metric.Unit: "1" } ? "" : $" {reading.Metric.Unit}";
}
