using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>
/// How long an idle logical processor takes to wake: one that has been idle long has gone into a deeper state. Which state it is in
/// follows from the time that it has been idle; a real processor is told by a guess of how long that will be.
/// </summary>
/// <param name="LightAfter">Idle time after which it is in the light state.</param>
/// <param name="LightWake">Time to wake from the light state.</param>
/// <param name="DeepAfter">Idle time after which it is in the deep state.</param>
/// <param name="DeepWake">Time to wake from the deep state.</param>
public sealed record IdleStates(Duration LightAfter, Duration LightWake, Duration DeepAfter, Duration DeepWake)
{
    /// <summary>Processors that are always ready to run.</summary>
    public static IdleStates None { get; } = new(Duration.MaxValue, Duration.Zero, Duration.MaxValue, Duration.Zero);

    /// <summary>Time to wake after some time idle.</summary>
    public Duration WakeAfter(Duration idle) =>
        idle >= DeepAfter ? DeepWake : idle >= LightAfter ? LightWake : Duration.Zero;
}
