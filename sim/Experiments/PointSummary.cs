using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Stats;

namespace HvSim.Experiments;

/// <summary>From the replications of a point to its result: first whether it has any, then what it is.</summary>
public static class PointSummary
{
    private static readonly LatencyHistogram Nothing = new LatencyHistogram().Snapshot();

    /// <summary>The result of a point that was simulated.</summary>
    /// <param name="coordinates">The point's coordinates; empty for a single run.</param>
    /// <param name="scenario">The scenario at this point.</param>
    /// <param name="replications">Its replications in index order, at least two.</param>
    /// <param name="stopping">Why it has just these; null for a number that was fixed beforehand.</param>
    /// <exception cref="ArgumentException">There are fewer than two replications.</exception>
    public static PointResult Of(
        IReadOnlyList<AxisValue> coordinates, Scenario scenario, IReadOnlyList<RunResult> replications, Stopping? stopping = null)
    {
        if (replications.Count < 2)
        {
            throw new ArgumentException(
                $"A point needs at least two replications, not {replications.Count}.", nameof(replications));
        }

        var backlogs = Backlog.OfAll(scenario, replications);
        var health = PointHealth.Of(scenario, replications, backlogs);
        var readings = Readings(scenario, replications, backlogs, health.Suppressing);
        var objectives = ObjectiveJudge.Judge(scenario, readings, health);
        return new PointResult
        {
            Coordinates = coordinates,
            Guests = scenario.Guests.Sum(guest => guest.Count),
            VirtualToLogicalRatio = HostReadings.VirtualToLogicalRatio(scenario),
            State = health.State,
            StateReason = health.Reason,
            Readings = readings,
            Objectives = objectives,
            Verdict = ObjectiveJudge.Together(objectives, health.State),
            HostVerdict = HostJudge.Judge(readings, health.Unsteady),
            MemoryVerdict = MemoryJudge.Judge(scenario, readings),
            IoVerdict = IoJudge.Judge(scenario, readings),
            GuestVerdicts = GuestJudge.Judge(scenario, readings, objectives, health.State == PointState.Steady),
            Replications = [.. replications.Select(Summed)],
            Scenario = scenario,
            Stopping = Settled(stopping, health.State),
        };
    }

    /// <summary>The result of a point whose runs are too short to leave out their warm-up: its replications, and no figure.</summary>
    /// <param name="coordinates">The point's coordinates.</param>
    /// <param name="scenario">The scenario at this point.</param>
    /// <param name="replications">Its first replications.</param>
    /// <param name="reason">Why they are too short, and what would do.</param>
    public static PointResult TooShort(
        IReadOnlyList<AxisValue> coordinates, Scenario scenario, IReadOnlyList<RunResult> replications, string reason) => new()
        {
            Coordinates = coordinates,
            Guests = scenario.Guests.Sum(guest => guest.Count),
            VirtualToLogicalRatio = HostReadings.VirtualToLogicalRatio(scenario),
            State = PointState.RunTooShort,
            StateReason = reason,
            Readings = [],
            Objectives = ObjectiveJudge.LeftOpen(scenario, reason),
            Verdict = Verdict.Undecided,
            HostVerdict = null,
            Replications = replications,
            Scenario = scenario,
            Stopping = new Stopping(StopReason.NothingToMeasure, ""),
        };

    /// <summary>The result of a point that the host does not admit.</summary>
    /// <param name="coordinates">The point's coordinates.</param>
    /// <param name="problems">Why it is not admitted.</param>
    public static PointResult NotAdmitted(IReadOnlyList<AxisValue> coordinates, IReadOnlyList<Problem> problems) => new()
    {
        Coordinates = coordinates,
        Guests = 0,
        VirtualToLogicalRatio = 0,
        State = PointState.NotAdmitted,
        StateReason = "admission: "
            + string.Join("; ", problems.Where(problem => problem.IsAdmission).Select(problem => problem.Reason)),
        Readings = [],
        Objectives = [],
        Verdict = Verdict.Fail,
        HostVerdict = null,
        Replications = [],
        Scenario = null,
    };

    private static Stopping Settled(Stopping? stopping, PointState state) => stopping switch
    {
        null => new Stopping(StopReason.FixedNumber, ""),
        { Reason: not StopReason.FixedNumber } when state != PointState.Steady =>
            stopping with { Reason = StopReason.NothingToMeasure },
        _ => stopping,
    };

    /// <summary>
    /// The replication without what the readings are made of: a histogram for every guest, which is nearly all of its memory. A
    /// study then holds these for the points under way only, however many points it has.
    /// </summary>
    private static RunResult Summed(RunResult run) => run with
    {
        Classes = [.. run.Classes.Select(one => one with { Guests = [], Response = Nothing })],
    };


    private static IReadOnlyList<MetricReading> Readings(
        Scenario scenario, IReadOnlyList<RunResult> runs, Backlog?[] backlogs, string suppressed)
    {
        var list = new ReadingList(runs);
        for (var index = 0; index < scenario.Guests.Count; index++)
            ClassReadings.Take(list, scenario, index, backlogs[index], suppressed);
        HostReadings.Take(list, scenario);
        return list.Readings;
    }
}
