using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// A point that is being simulated, in waves: the fewest replications first, then as many more as the last look at them asked for.
/// Each replication has its place, whichever is finished first. Where the point finds its own warm-up, the first wave is run with the
/// least one; only if that is too short is the wave run again, with the one that it showed.
/// </summary>
internal sealed class PointOrder
{
    // Replaced, never emptied: a thread that tells of progress may still be reading the last wave.
    private List<RunResult?> _runs = [];
    private readonly bool _mayGrow;
    private readonly bool _isSearched;
    private StoppingRule _rule;
    private bool _findsWarmup;
    private int _left;

    /// <summary>A point.</summary>
    /// <param name="coordinates">Its coordinates; empty for a single run.</param>
    /// <param name="scenario">The scenario at this point.</param>
    /// <param name="mayGrow">Whether it may be extended when it has its result, so that it keeps its replications.</param>
    /// <param name="isSearched">Whether it only has to be decided, as one of a search.</param>
    public PointOrder(IReadOnlyList<AxisValue> coordinates, Scenario scenario, bool mayGrow = false, bool isSearched = false)
    {
        (_mayGrow, _isSearched) = (mayGrow, isSearched);
        (Coordinates, Scenario, _findsWarmup) = (coordinates, scenario, scenario.Run.FindsWarmup);
        (_rule, Wanted) = (new StoppingRule(scenario, isSearched), scenario.Run.Replications.Least);
    }

    public IReadOnlyList<AxisValue> Coordinates { get; }

    /// <summary>The scenario as it is simulated, with the warm-up as far as it is known.</summary>
    public Scenario Scenario { get; private set; }

    /// <summary>What the point yields; null until it needs no more replications.</summary>
    public PointResult? Result { get; private set; }

    /// <summary>Number of replications that the point is known to need.</summary>
    public int Wanted { get; private set; }

    public ulong Seed(int index) => StableHash.Mix(Scenario.Run.Seed, (ulong)index);

    /// <summary>The replications to simulate next; empty where the point needs no more.</summary>
    public IEnumerable<int> NextWave()
    {
        if (Result is not null && !_mayGrow)
            return [];
        var first = _runs.Count;
        _left = Wanted - first;
        for (var index = first; index < Wanted; index++)
            _runs.Add(null);
        return Enumerable.Range(first, _left);
    }

    /// <summary>Stores a replication; true for the one that gives the point its first result.</summary>
    public bool Store(int index, RunResult run)
    {
        _runs[index] = run;
        if (Interlocked.Decrement(ref _left) > 0)
            return false;
        var isFirst = Result is null;
        Look();
        // Nearly all of the memory: with the result there is no more use for them, unless there may be more.
        if (Result is not null && !_mayGrow)
            _runs = [];
        return isFirst && Result is not null;
    }

    /// <summary>Asks for as many replications of a point that has fewer, whatever its own intervals are like.</summary>
    public void Extend(int count)
    {
        if (count <= Wanted)
            return;
        Scenario = Scenario with { Run = Scenario.Run with { Replications = ReplicationRange.Exactly(count) } };
        (_rule, Wanted) = (new StoppingRule(Scenario, _isSearched), count);
    }

    /// <summary>The replications from the first up to the first one that is not done; none once there is a result.</summary>
    public RunResult[] Prefix()
    {
        var (runs, done) = (_runs, new List<RunResult>());
        for (var index = 0; index < runs.Count && runs[index] is { } run; index++)
            done.Add(run);
        return [.. done];
    }

    /// <summary>Relative half-width so far of the mean response time of the first class that has requests.</summary>
    public double? RelativeWidth()
    {
        var index = Scenario.Guests.TakeWhile(guest => guest.Workload is not (OpenWorkload or ClosedWorkload)).Count();
        var done = Prefix();
        if (index == Scenario.Guests.Count || done.Length < 2)
            return null;
        if (done.Any(run => run.Classes[index].Response.SumNanoseconds <= 0))
            return null;
        var estimate = Interval.OfMean([.. done.Select(run => run.Classes[index].Response.MeanNanoseconds)]);
        return estimate.HalfWidth / estimate.Value;
    }

    private void Look()
    {
        var runs = Prefix();
        if (_findsWarmup && FindWarmup(runs))
            return;
        if (_rule.Look(runs, out var wanted) is var (why, count))
            Result = PointSummary.Of(Coordinates, Scenario, runs[..count], why);
        else
            Wanted = wanted;
    }

    /// <summary>
    /// Whether that settles what to do next. Overload comes before the rule, since no run of a point without a steady state is long
    /// enough; but not before there are requests enough to tell it from an empty host that fills.
    /// </summary>
    private bool FindWarmup(RunResult[] pilots)
    {
        _findsWarmup = false;
        var premature = WarmupCut.Prematurity(Scenario, pilots);
        if (premature.Length == 0 && PointHealth.Of(Scenario, pilots).State != PointState.Steady)
            return false;
        var cut = premature.Length > 0 ? new WarmupCut(Scenario.Run.Warmup, premature) : WarmupCut.Of(Scenario, pilots);
        if (cut.Objection.Length > 0)
        {
            Result = PointSummary.TooShort(Coordinates, Scenario, pilots, cut.Objection);
            return true;
        }
        if (cut.Length == Scenario.Run.Warmup)
            return false;
        Scenario = Scenario with { Run = Scenario.Run with { Warmup = cut.Length } };
        _rule = new StoppingRule(Scenario, _isSearched);
        _runs = [];
        return true;
    }
}
