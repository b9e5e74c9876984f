using HvSim.Engine;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>A point that is being simulated: each replication has its place, whichever is finished first.</summary>
internal sealed class PointOrder(IReadOnlyList<AxisValue> coordinates, Scenario scenario)
{
    private readonly RunResult?[] _runs = new RunResult?[scenario.Run.Replications];
    private int _left = scenario.Run.Replications;

    public IReadOnlyList<AxisValue> Coordinates => coordinates;

    public Scenario Scenario => scenario;

    public int Replications => _runs.Length;

    /// <summary>What the point yields; null until its last replication is done.</summary>
    public PointResult? Result { get; private set; }

    public ulong Seed(int index) => StableHash.Mix(scenario.Run.Seed, (ulong)index);

    /// <summary>Stores a replication; true for the last one, which also sums the point up and lets go of them.</summary>
    public bool Store(int index, RunResult run)
    {
        Volatile.Write(ref _runs[index], run);
        if (Interlocked.Decrement(ref _left) > 0)
            return false;
        Result = PointSummary.Of(coordinates, scenario, Prefix());
        Array.Clear(_runs);
        return true;
    }

    /// <summary>The replications from the first up to the first one that is not done; none once there is a result.</summary>
    public RunResult[] Prefix()
    {
        var done = new List<RunResult>();
        for (var index = 0; index < _runs.Length && Volatile.Read(ref _runs[index]) is { } run; index++)
            done.Add(run);
        return [.. done];
    }

    /// <summary>Relative half-width so far of the mean response time of the first class that has requests.</summary>
    public double? RelativeWidth()
    {
        var index = scenario.Guests.TakeWhile(guest => guest.Workload is not (OpenWorkload or ClosedWorkload)).Count();
        var done = Prefix();
        if (index == scenario.Guests.Count || done.Length < 2)
            return null;
        if (done.Any(run => run.Classes[index].Response.Sum <= Duration.Zero))
            return null;
        var estimate = Interval.OfMean([.. done.Select(run => run.Classes[index].Response.MeanNanoseconds)]);
        return estimate.HalfWidth / estimate.Value;
    }
}
