namespace HvSim.Experiments;

/// <summary>
/// How well the host's processors, its memory, or its storage and network are used; <see cref="VerdictThresholds"/> has the limits.
/// </summary>
public enum HostHealth
{
    /// <summary>
    /// Less than 40 % busy or stranded; of memory, more than 40 % available and no guest at its maximum; of I/O, nothing 40 %
    /// busy and no slow disk.
    /// </summary>
    OverProvisioned,

    /// <summary>40 to 75 % busy or stranded; of memory and I/O, none of the others.</summary>
    EfficientlyProvisioned,

    /// <summary>
    /// More than 75, to 90 % busy or stranded, or more than 60 us of CPU wait per dispatch on average; of memory, an average
    /// pressure above 83 %; of I/O, a stage more than 75 % busy, a wire more than 40 %, or a disk slower than 15 ms.
    /// </summary>
    Strained,

    /// <summary>
    /// More than 90 % busy or stranded, more than 100 us of CPU wait per dispatch on average, or no steady state; of memory, an
    /// average pressure above 100 %, or guests that page or do not start; of I/O, a stage more than 90 % busy, a wire
    /// more than 65 %, or a disk slower than 25 ms.
    /// </summary>
    OverCommitted,
}

/// <summary>The verdict on the host's processors, on its memory, or on its storage and network, at a point.</summary>
/// <param name="Health">The verdict; its thresholds apply to the estimates, not to their intervals.</param>
/// <param name="Evidence">The readings that it rests on and the threshold that decided, in one line.</param>
public sealed record HostVerdict(HostHealth Health, string Evidence);
