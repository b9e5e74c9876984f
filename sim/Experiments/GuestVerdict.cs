namespace HvSim.Experiments;

/// <summary>
/// Whether the guests of a class have the virtual processors that they need; <see cref="VerdictThresholds"/> has the limits.
/// </summary>
public enum GuestHealth
{
    /// <summary>
    /// With a virtual processor less, those of the guest that wants most would still be wanted for less than 40 % of the time.
    /// </summary>
    OverProvisioned,

    /// <summary>None of the others.</summary>
    EfficientlyProvisioned,

    /// <summary>
    /// All virtual processors of a guest run for more than 90 % of the time, and more than three threads for each of them wait
    /// inside it.
    /// </summary>
    UnderProvisioned,
}

/// <summary>The verdict on the guests of a class at a point.</summary>
/// <param name="Guest">Name of the class.</param>
/// <param name="Health">The verdict; its thresholds apply to the estimates, not to their intervals.</param>
/// <param name="Evidence">The readings of the worst guest that it rests on and the threshold that decided, in one line.</param>
public sealed record GuestVerdict(string Guest, GuestHealth Health, string Evidence);
