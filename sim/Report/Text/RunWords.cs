using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>What a single run says: its objectives, its host, where its requests' time goes.</summary>
internal static class RunWords
{

    public static IEnumerable<AnswerLine> Of(Study study)
    {
        var point = study.Points[0];
        if (point is { State: PointState.Steady, Objectives.Count: 0 })
        {
            foreach (var figure in MainFigures.Of(point))
                yield return new AnswerLine(figure);
        }
        else
        {
            var (place, headline) = (BasePoint(study), Headline(point));
            yield return new AnswerLine(
                place.Length == 0 ? headline : $"At {place} {char.ToLowerInvariant(headline[0])}{headline[1..]}");
        }
        foreach (var verdict in point.Objectives)
        {
            var objective = Wording.Objective(verdict.Objective);
            var reading = ObjectiveWords.Reading(point, verdict);
            yield return new AnswerLine($"{Word(verdict)}: {objective}: {reading}", Detail: true);
        }
        if (point.HostVerdict is { } host)
            yield return new AnswerLine($"Host: {Health(host.Health)}: {host.Evidence}.");
        if (IoWords.AtLimit(point) is { Length: > 0 } limit)
            yield return new AnswerLine(limit);
        if (IoWords.Of(point) is { Length: > 0 } stages)
            yield return new AnswerLine(stages);
        if (MemoryWords.Of(point) is { Length: > 0 } memory)
            yield return new AnswerLine(memory);
        if (SizingWords.Of(point) is { Length: > 0 } sizing)
            yield return new AnswerLine(sizing);
        foreach (var guests in GuestWords.Of(point))
            yield return new AnswerLine(guests);
        foreach (var shares in PartShares.Of(point).Where(s => s.Statistic == Statistic.Mean))
        {
            if (PartWords.OfMean(shares) is { Length: > 0 } text)
                yield return new AnswerLine(text);
        }
        foreach (var text in PauseWords.Of(point))
            yield return new AnswerLine(text);
    }

    /// <summary>The verdict on a host in full.</summary>
    public static string Health(HostHealth health) => health switch
    {
        HostHealth.OverProvisioned => "over-provisioned",
        HostHealth.EfficientlyProvisioned => "efficiently provisioned",
        HostHealth.Strained => "strained",
        HostHealth.OverCommitted => "over-committed",
        _ => throw new ArgumentOutOfRangeException(nameof(health), health, "No such verdict."),
    };

    /// <summary>Which point of its sweep a single run is; its question may be about all of them.</summary>
    private static string BasePoint(Study study)
    {
        var values = (study.Loaded.Scenario.Sweep?.Axes ?? [])
            .Select(axis => (axis.Path, study.Loaded.Effective.FirstOrDefault(value => value.Path == axis.Path)?.Text))
            .Where(axis => axis.Text is not null)
            .Select(axis => AxisName.Value(axis.Path, axis.Text!))
            .ToList();
        return Lists.And(values);
    }

    private static string Headline(PointResult point) => point switch
    {
        { State: PointState.NotAdmitted } =>
            $"The host does not admit this scenario, so nothing was simulated: {Why(point, "admission")}.",
        { State: PointState.NotFinished } => $"The batch work is not done in time: {Why(point, "batch work not done")}.",
        { State: PointState.NoSteadyState } => $"There is no steady state: {Why(point, "no steady state")}. "
            + "Response times would grow with the length of the run, so none are shown.",
        { State: PointState.NotStarted } => $"Not all guests start: {Why(point, "guests that did not start")}. "
            + "Response times without them would answer another question, so none are shown.",
        { State: PointState.RunTooShort } => $"The run is too short: {Why(point, "run too short")}.",
        { Verdict: Verdict.Pass } => point.Objectives.Count(objective => objective.IsJudged) switch
        {
            0 => "No objective is judged: there are no guests that one bounds.",
            1 => "The objective is kept.",
            2 => "Both objectives are kept.",
            var judged => $"All {judged} objectives are kept.",
        },
        { Verdict: Verdict.Fail } => point.Objectives.Count == 1 ? "The objective is broken."
            : Broken(point.Objectives.Count(o => o.Verdict == Verdict.Fail), point.Objectives.Count),
        _ when point.Objectives.Any(ObjectiveWords.IsThin) =>
            "Undecided: too few observations in some replication for an interval to be trusted; "
            + $"{ObjectiveWords.LongerRun([point])} would tell.",
        _ => "Undecided: a limit lies inside its interval. More replications would tell.",
    };

    private static string Broken(int broken, int all) => broken == all
        ? $"{(all == 2 ? "Both" : $"All {all}")} objectives are broken."
        : $"{broken} of {all} objectives {(broken == 1 ? "is" : "are")} broken.";

    private static string Why(PointResult point, string prefix)
    {
        var told = point.StateReason.StartsWith(prefix + ": ", StringComparison.Ordinal) ? prefix.Length + 2 : 0;
        return point.StateReason[told..].TrimEnd('.');
    }

    private static string Word(ObjectiveVerdict verdict) => verdict.Verdict switch
    {
        _ when !verdict.IsJudged => "not judged",
        Verdict.Pass => "kept",
        Verdict.Fail => "broken",
        _ => "undecided",
    };
}
