namespace HvSim.Engine;

/// <summary>
/// The order inside one instant. The lowest phase that has alarms rings first, within a phase first-in first-out; an
/// <see cref="Act"/> raised by a <see cref="Decide"/> at the same instant therefore rings next, and the two repeat until
/// the instant is quiet.
/// </summary>
public enum Phase : byte
{
    /// <summary>
    /// Something happens: a burst ends, a request arrives, a device answers. First, so that a decision sees everything
    /// that happens at its instant and is made once.
    /// </summary>
    Act = 0,

    /// <summary>
    /// Somebody chooses: which virtual processor runs where. On settled state, so that the order in which causes arrived
    /// cannot change the choice.
    /// </summary>
    Decide = 1,

    /// <summary>
    /// Somebody reads: counters, samples, reports. After the decisions, so that no reading sees a half-made instant; it
    /// sets nothing but its own next reading.
    /// </summary>
    Observe = 2,

    /// <summary>A window or the run is cut. Last, so that everything at the instant of the cut lies before it.</summary>
    End = 3,
}
