using HvSim.Engine;
using HvSim.Scenarios.Traces;

namespace HvSim.Scenarios.Specs;

/// <summary>Demand that follows a trace; the steps of its requests are those of its flows.</summary>
public sealed record TraceWorkload : WorkloadSpec
{
    /// <summary>The trace.</summary>
    public required Trace Trace { get; init; }

    /// <summary>Where in the trace the first guest begins, less than its length.</summary>
    public required Duration Start { get; init; }

    /// <summary>How much later each further guest begins, less than the trace's length; above 0 the trace goes round.</summary>
    public required Duration Spread { get; init; }

    /// <summary>Whether the trace begins again after its end, because guests begin at different places of it.</summary>
    public bool GoesRound => Spread > Duration.Zero;

    /// <summary>Whether requests come at equal gaps where their rate is equal, instead of as a Poisson process.</summary>
    public required bool IsEven { get; init; }

    /// <summary>How demand jumps within an interval, or null where it does not.</summary>
    public required BurstSpec? Bursts { get; init; }

    /// <summary>The kinds of requests, one for each of the workload's steps.</summary>
    public required IReadOnlyList<TraceFlowSpec> Flows { get; init; }

    /// <summary>Whether the committed memory of the guest follows the trace too.</summary>
    public required bool GivesMemory { get; init; }

    /// <summary>Where in the trace a guest begins.</summary>
    /// <param name="index">Its number within the class.</param>
    public Duration OffsetOf(int index)
    {
        var past = (Int128)Start.Nanoseconds + ((Int128)Spread.Nanoseconds * index);
        return Duration.FromNanoseconds((long)(past % Trace.Length.Nanoseconds));
    }
}

/// <summary>Requests of one kind that a trace asks for.</summary>
/// <param name="Column">The column that says how many.</param>
/// <param name="PerUnit">Requests for each unit of the column.</param>
public sealed record TraceFlowSpec(TraceColumn Column, double PerUnit);
