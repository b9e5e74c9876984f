using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>One point of an experiment: a scenario, its replications and what they say.</summary>
public sealed record PointResult
{
    /// <summary>The point's coordinates, one for each axis in order; empty for a single run.</summary>
    public required IReadOnlyList<AxisValue> Coordinates { get; init; }

    /// <summary>Number of guests; 0 where the scenario could not be formed.</summary>
    public required int Guests { get; init; }

    /// <summary>Guest virtual processors per logical processor; 0 where the scenario could not be formed.</summary>
    public required double VirtualToLogicalRatio { get; init; }

    /// <summary>Whether the point has results.</summary>
    public required PointState State { get; init; }

    /// <summary>Why it has none; empty for a steady point.</summary>
    public required string StateReason { get; init; }

    /// <summary>
    /// Every metric: class by class in the scenario's order, then the host; empty where nothing was simulated.
    /// </summary>
    public required IReadOnlyList<MetricReading> Readings { get; init; }

    /// <summary>The objectives in the scenario's order; empty where the scenario could not be formed.</summary>
    public required IReadOnlyList<ObjectiveVerdict> Objectives { get; init; }

    /// <summary>All objectives together; without objectives, whether the point has results.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The verdict on the host's processors, or null where nothing was simulated.</summary>
    public required HostVerdict? HostVerdict { get; init; }

    /// <summary>The verdict on the host's memory, or null where nothing was simulated or the scenario has no memory.</summary>
    public HostVerdict? MemoryVerdict { get; init; }

    /// <summary>
    /// The verdicts on the guest classes with work, in the scenario's order; empty where nothing was simulated.
    /// </summary>
    public IReadOnlyList<GuestVerdict> GuestVerdicts { get; init; } = [];

    /// <summary>
    /// The replications in index order; empty where nothing was simulated. Their classes are without guests and response times,
    /// which are summed up in <see cref="Readings"/>.
    /// </summary>
    public required IReadOnlyList<RunResult> Replications { get; init; }

    /// <summary>The scenario at this point, or null where it could not be formed.</summary>
    public required Scenario? Scenario { get; init; }

    /// <summary>Why the point has as many replications as it has; null where nothing was simulated.</summary>
    public Stopping? Stopping { get; init; }

    /// <summary>The reading of a metric by name, or null where this point has no such reading.</summary>
    /// <param name="metric">Name of the metric, such as <c>response-time</c>.</param>
    /// <param name="guest">Name of the guest class, or empty for the host.</param>
    /// <param name="statistic">One of <see cref="Statistic"/>, or empty.</param>
    /// <param name="scope">One of <see cref="Scope"/>, or empty.</param>
    public MetricReading? Reading(string metric, string guest = "", string statistic = "", string scope = "") =>
        Readings.FirstOrDefault(reading => reading.Metric.Name == metric && reading.Guest == guest
            && reading.Statistic == statistic && reading.Scope == scope);
}
