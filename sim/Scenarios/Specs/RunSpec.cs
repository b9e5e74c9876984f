using HvSim.Engine;

namespace HvSim.Scenarios.Specs;

/// <summary>How long, how often and from which seed to simulate.</summary>
public sealed record RunSpec
{
    /// <summary>Simulated time of one replication, warm-up included; for batch scenarios the time by which the work must be done.</summary>
    public required Duration Duration { get; init; }

    /// <summary>
    /// Simulated time at the start that is not measured. Where <see cref="FindsWarmup"/> is set it is the least that it can be, which
    /// is what the first replications of a point are run with; they show whether a longer one is needed.
    /// </summary>
    public required Duration Warmup { get; init; }

    /// <summary>Whether each point finds its own warm-up from its first replications.</summary>
    public bool FindsWarmup { get; init; }

    /// <summary>Number of replications of a point.</summary>
    public required ReplicationRange Replications { get; init; }

    /// <summary>How narrow intervals have to be before the least number of replications is enough.</summary>
    public PrecisionSpec Precision { get; init; } = PrecisionSpec.Usual;

    /// <summary>The master seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>
    /// Time by the clock on the wall that simulating the whole study may take; null for as long as it takes. Nothing that is
    /// simulated depends on it: a study that exceeds it stops, and says so.
    /// </summary>
    public Duration? Budget { get; init; }
}

/// <summary>How many replications a point may have.</summary>
/// <param name="Least">The fewest, at least 2.</param>
/// <param name="Most">The most, at least as many; as many where the number is fixed.</param>
public readonly record struct ReplicationRange(int Least, int Most)
{
    /// <summary>Whether nothing is left to decide.</summary>
    public bool IsFixed => Least == Most;

    /// <summary>A fixed number.</summary>
    public static ReplicationRange Exactly(int count) => new(count, count);
}

/// <summary>
/// The relative error of an estimate, as a fraction of the truth, that more replications are to bring about, by its statistic.
/// </summary>
/// <param name="Mean">Of means and medians; above 0.</param>
/// <param name="P95">Of 95th percentiles; above 0.</param>
/// <param name="P99">Of 99th percentiles; above 0.</param>
public readonly record struct PrecisionSpec(double Mean, double P95, double P99)
{
    /// <summary>What holds where a scenario does not say.</summary>
    public static PrecisionSpec Usual { get; } = new(0.05, 0.10, 0.15);
}

/// <summary>The least warm-up of a scenario that serves users.</summary>
public static class LeastWarmup
{
    /// <summary>
    /// A tenth of the run (evidence: assumed, docs/SOURCES.md, warmup-floor). It costs 5 % of the width of an interval, and as most
    /// runs have settled by then, their first replications need not be run again with another cut.
    /// </summary>
    private const int ShareOfRun = 10;

    /// <summary>Until the host and its guests are up; no start-up is modelled, so that they are up from the start.</summary>
    private static readonly Duration BootPhase = Duration.Zero;

    /// <summary>The least warm-up of a run of some duration.</summary>
    public static Duration Of(Duration duration) => Duration.Max(duration / ShareOfRun, BootPhase);
}

/// <summary>The warm-up as a scenario asks for it.</summary>
/// <param name="Fixed">Its length, or null where the first replications of each point are to show it.</param>
internal readonly record struct WarmupChoice(Duration? Fixed) : IComparable<WarmupChoice>
{
    /// <summary>By length; a warm-up that is yet to be found is no shorter than none.</summary>
    public int CompareTo(WarmupChoice other) => (Fixed ?? Duration.Zero).CompareTo(other.Fixed ?? Duration.Zero);
}
