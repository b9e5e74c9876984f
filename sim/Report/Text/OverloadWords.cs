using HvSim.Experiments;
using HvSim.Scenarios.Specs;
using static HvSim.Experiments.OverloadWording;

namespace HvSim.Report.Text;

/// <summary>The answer to a search for the overload point, in sentences.</summary>
internal static class OverloadWords
{
    public static IEnumerable<AnswerLine> Of(Study study, OverloadAnswer answer)
    {
        yield return new AnswerLine(Sentence(study.Axes[0], study, answer));
        foreach (var detail in Evidence(study, answer))
            yield return new AnswerLine(detail, Detail: true);
        if (answer.Undecided.Count > 0 && Likely(study.Axes[0], answer) is { Length: > 0 } likely)
            yield return new AnswerLine(likely);
        if (Elsewhere(study, answer) is { Length: > 0 } elsewhere)
            yield return new AnswerLine(elsewhere);
        foreach (var room in HeadroomWords.Of(study))
            yield return new AnswerLine(room);
        if (!answer.Monotone)
            yield return new AnswerLine(
                "Careful: a point beyond the first fail passes again, so this is no clean edge; look at the table.");
        if (answer.Bottleneck is { } bottleneck)
            yield return new AnswerLine(BottleneckWords.Of(study.Axes[0], bottleneck));
        else if ((answer.FirstFail ?? answer.LikelyFail) is { } fail && BottleneckFinder.IsOfMemory(fail))
            yield return new AnswerLine(BottleneckWords.OfMemory(fail));
        else if (answer is { Outcome: OverloadOutcome.BreaksAtFirst, FirstFail: { State: PointState.Steady } first }
            && PartWords.WithoutComparison(first, answer) is { Length: > 0 } parts)
            yield return new AnswerLine(parts);
        if (SizingWords.AtAnswer(study.Axes[0], answer) is { Length: > 0 } sizing)
            yield return new AnswerLine(sizing);
        if (GuestWords.AtAnswer(study.Axes[0], answer) is { Length: > 0 } guests)
            yield return new AnswerLine(guests);
        if (answer.LastPass is { } pass && HostWords.BesidesObjectives(Named(study.Axes[0], pass), pass) is { Length: > 0 } host)
            yield return new AnswerLine(host);
    }

    private static string Sentence(string path, Study study, OverloadAnswer answer) => answer.Outcome switch
    {
        OverloadOutcome.Found when answer.LastPass is null =>
            $"No {(AxisName.CountsGuests(path) ? "number of guests" : "value")} is shown to keep every limit"
            + (answer.FirstFail is { } fail ? $"; at {Value(fail)} {Broken(answer)}" : ", or to break one")
            + $"{Undecided(answer, "; ")}.",
        OverloadOutcome.Found when answer.FirstFail is null =>
            $"{Holds(path, answer.LastPass)}; no value up to {Named(path, study.Points[^1])}, the end of the range, "
            + $"is shown to break a limit{Undecided(answer, "; ")}.",
        OverloadOutcome.Found when answer.Undecided.Count > 0 =>
            $"By the 95 % intervals the limit lies between {Between(path, answer)}: "
            + $"{Value(answer.LastPass)} {Fits(path, answer.LastPass)}; "
            + $"at {Value(answer.FirstFail)} {Broken(answer)}{Undecided(answer, "; ")}.",
        OverloadOutcome.Found => $"{Holds(path, answer.LastPass!)}. At {Value(answer.FirstFail)} {Broken(answer)}.",
        OverloadOutcome.NeverBreaks =>
            $"No limit {(answer.Undecided.Count > 0 ? "is shown to break" : "breaks")} up to {Named(path, study.Points[^1])}, "
            + $"the end of the range{Undecided(answer, "; ")}.",
        OverloadOutcome.BreaksAtFirst => $"{NothingFits(path, answer)}.",
        OverloadOutcome.Interrupted =>
            $"The search was {(study.UsedUpBudget is null ? "interrupted" : "stopped")} before it had an answer."
            + SoFar(path, answer),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.Outcome, "No such outcome."),
    };

    private static string Between(string path, OverloadAnswer answer) => AxisName.CountsGuests(path)
        ? $"{Value(answer.LastPass)} and {Named(path, answer.FirstFail)}"
        : $"{Named(path, answer.LastPass)} and {Value(answer.FirstFail)}";

    private static string Holds(string path, PointResult point) => AxisName.CountsGuests(path)
        ? $"{Named(path, point)} {Fits(path, point)}"
        : $"Every limit is kept up to {Named(path, point)}";

    private static string NothingFits(string path, OverloadAnswer answer)
    {
        var fail = answer.FirstFail;
        if (!AxisName.CountsGuests(path))
        {
            return $"Nothing holds: already at {Named(path, fail)}, the start of the range, {Broken(answer)}. "
                + "Begin the axis at a lighter load to see what does";
        }
        var nothing = $"Not even {Named(path, fail)}, the start of the range, {Fits(path, fail)}: "
            + $"at {Value(fail)} {Broken(answer)}";
        return GuestAxis.Number(Value(fail)) <= 1
            ? nothing
            : $"{nothing}. Begin the axis lower to see how many do: --set {path}=1..{Value(fail)}";
    }

    private static string SoFar(string path, OverloadAnswer answer)
    {
        var pass = answer.LastPass is { } p ? $"{Named(path, p)} {Fits(path, p)}" : "";
        var fail = answer.FirstFail is { } f ? $"at {Value(f)} {Broken(answer)}" : "";
        return pass.Length + fail.Length == 0 ? "" : $" So far: {Words.Joined(pass, fail)}.";
    }

    private static string Likely(string path, OverloadAnswer answer) => GuessedEdge(path, answer) is { Length: > 0 } edge
        ? $"Going by the estimates alone, {edge}; "
            + $"{(IsThin(answer) ? ObjectiveWords.LongerRun(answer.Undecided) : "more replications")} would decide."
        : "";

    private static bool IsThin(OverloadAnswer answer) =>
        answer.Undecided.Any(
            point => point.State == PointState.RunTooShort || point.Objectives.Any(ObjectiveWords.IsThin));

    private static string GuessedEdge(string path, OverloadAnswer answer) => (answer.LikelyPass, answer.LikelyFail) switch
    {
        ({ } pass, { } fail) => $"{Named(path, pass)} {Fits(path, pass)} and {Value(fail)} {FitsNot(path, fail)}",
        ({ } pass, null) => $"{Named(path, pass)} {Fits(path, pass)}",
        (null, { } fail) => $"not even {Named(path, fail)} {Fits(path, fail)}",
        _ => "",
    };

    private static string Undecided(OverloadAnswer answer, string lead) => answer.Undecided.Count == 0 ? ""
        : $"{lead}{Lists.And([.. answer.Undecided.Select(Value)])} {(answer.Undecided.Count == 1 ? "is" : "are")} undecided"
            + ObjectiveWords.WhyOpen(answer.Undecided);

    /// <summary>Undecided points that the answer does not hang on.</summary>
    private static string Elsewhere(Study study, OverloadAnswer answer)
    {
        var others = study.Points.Where(point => point.Verdict == Verdict.Undecided).Except(answer.Undecided).ToList();
        var points = others.Count == 1 ? "point" : "points";
        return others.Count == 0 || answer.Outcome == OverloadOutcome.Interrupted ? ""
            : $"Away from the answer, the {points} at {Places.Named(study, [.. others.Select(Places.Of)])} "
                + $"{(others.Count == 1 ? "is" : "are")} undecided{ObjectiveWords.WhyOpen(others)}.";
    }

    private static IEnumerable<string> Evidence(Study study, OverloadAnswer answer)
    {
        var broken = BrokenObjectives(answer).Select(verdict => verdict.Objective).ToList();
        foreach (var point in new[] { answer.LastPass, answer.FirstFail }.OfType<PointResult>())
        {
            var place = AxisName.Short(study.Axes[0], Value(point));
            if (point.State != PointState.Steady)
                yield return $"{place}: {ObjectiveWords.State(point.State)}";
            else if (Readings(point, broken) is { Length: > 0 } readings)
                yield return $"{place}: {readings}";
        }
        if (study.Axes[0] == "mix.total" && MixWords.Added(answer) is { Length: > 0 } added)
            yield return added;
    }

    /// <summary>
    /// What the broken objectives read at a point, or the one closest to its limit where none is known to be broken.
    /// </summary>
    private static string Readings(PointResult point, List<ObjectiveSpec> broken)
    {
        var told = point.Objectives.Where(o => broken.Contains(o.Objective)).DefaultIfEmpty(
            point.Objectives.MaxBy(ObjectiveWords.ShareOfLimit));
        string Of(ObjectiveVerdict one) => point.Objectives.Count > 1 && one.Objective.Guest.Length > 0
            ? $"{one.Objective.Guest} {ObjectiveWords.Reading(point, one)}"
            : ObjectiveWords.Reading(point, one);
        return string.Join("; ", told.OfType<ObjectiveVerdict>().Select(Of));
    }

    private static string Value(PointResult? point) => point?.Coordinates[0].Value ?? "?";

    private static string Named(string path, PointResult? point) => AxisName.Value(path, Value(point));

    private static string Fits(string path, PointResult? point) =>
        !AxisName.CountsGuests(path) ? "holds" : Value(point) == "1" ? "fits" : "fit";

    private static string FitsNot(string path, PointResult? point) =>
        !AxisName.CountsGuests(path) ? "does not" : Value(point) == "1" ? "does not" : "do not";
}
