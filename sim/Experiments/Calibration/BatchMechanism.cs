using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Calibration;

/// <summary>
/// What the threads of an unpublished workload may do beside computing and sleeping, so that they wait for each other. None of it is
/// published and none is tuned: the values are assumed, large enough to see what the mechanism does.
/// </summary>
/// <param name="Label">In words; empty for threads that have nothing to do with each other.</param>
/// <param name="Steps">Steps at the end of each round.</param>
public sealed record BatchMechanism(string Label, IReadOnlyList<StepSpec> Steps)
{
    /// <summary>Whether it has values of its own, all of them assumed; what the model says with them is no prediction.</summary>
    public bool IsAssumed => Steps.Count > 0;

    /// <summary>Mean processor time at full speed that its steps add to a round; spinning comes on top.</summary>
    public Duration WorkPerRound => Steps.Aggregate(Duration.Zero, (sum, step) => sum + WorkOf(step));

    /// <summary>Threads that have nothing to do with each other.</summary>
    public static BatchMechanism None { get; } = new("", []);

    /// <summary>Those that are tried.</summary>
    public static IReadOnlyList<BatchMechanism> All { get; } =
    [
        new("a pause of 50 ms every 20 rounds", [Pause(20)]),
        new("a pause of 50 ms every 5 rounds", [Pause(5)]),
        new("100 kernel spinlocks of 50 us a round", [Spinlocks(100)]),
        new("a barrier a round", [new StepSpec(StepKind.Barrier, default) { Barrier = new BarrierSpec(null, false, 1, null) }]),
    ];

    private static Duration WorkOf(StepSpec step) => step.Kind switch
    {
        StepKind.StopTheWorld => step.Time.Mean / step.Every,
        StepKind.Lock => (step.Time.Mean + MeanOf(step.Lock!.Between)) * step.Lock.Times,
        StepKind.Barrier => MeanOf(step.Barrier!.Between) * step.Barrier.Times,
        _ => throw new NotSupportedException($"Threads do not wait for each other in a step of kind {step.Kind}."),
    };

    private static Duration MeanOf(TimeLaw? time) => time?.Mean ?? Duration.Zero;

    private static StepSpec Pause(int every) =>
        new(StepKind.StopTheWorld, new TimeLaw(Duration.FromSeconds(0.05), 1)) { Every = every };

    private static StepSpec Spinlocks(int times) => new(StepKind.Lock, new TimeLaw(Duration.FromSeconds(50e-6), 1))
    {
        Lock = new LockSpec("kernel", LockKind.SpinTicket, times, new TimeLaw(Duration.FromSeconds(50e-6), 1)),
    };
}
