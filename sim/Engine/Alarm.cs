namespace HvSim.Engine;

/// <summary>
/// The one way to make something happen later. A component owns its alarms; it sets, moves or cancels them, and one of
/// its methods runs when one rings. An alarm is set for at most one instant; by the time it rings it is no longer set, so
/// that its method may set it again. Made by <see cref="Simulation.CreateAlarm"/>, once, when the component is built.
/// </summary>
/// <remarks>
/// A value that stands for the alarm: copies set, move and cancel the same one. As an object of its own it would be one
/// more line of memory to wait for in every event. The default value stands for no alarm and must not be used.
/// </remarks>
public readonly struct Alarm
{
    private readonly TimingWheel _wheel;
    private readonly int _node;

    internal Alarm(TimingWheel wheel, int node)
    {
        _wheel = wheel;
        _node = node;
    }

    /// <summary>What rings, for messages and profiles.</summary>
    public string Name => _wheel.NameOf(_node);

    /// <summary>When it rings among the alarms of the same instant.</summary>
    public Phase Phase => _wheel.PhaseOf(_node);

    /// <summary>Whether it is going to ring.</summary>
    public bool IsSet => _wheel.IsSet(_node);

    /// <summary>When it is going to ring; <see cref="Instant.Never"/> when it is not set.</summary>
    public Instant Due => Instant.FromNanoseconds(_wheel.DueOf(_node));

    /// <summary>
    /// Sets the alarm, or moves it, to the tail of its phase at an instant: also when it was already set for that very
    /// instant. Set for <see cref="Instant.Never"/>, it is cancelled.
    /// </summary>
    /// <exception cref="InvalidOperationException">The instant has passed.</exception>
    public void Set(Instant at) => _wheel.Set(_node, at.Nanoseconds);

    /// <summary>Sets or moves the alarm to ring after a delay of zero or more.</summary>
    /// <exception cref="InvalidOperationException">The delay is negative.</exception>
    /// <exception cref="OverflowException">The delay reaches further than 292 years from the start of the run.</exception>
    public void SetIn(Duration delay) => _wheel.Set(_node, _wheel.Now + delay.Nanoseconds);

    /// <summary>
    /// Sets or moves the alarm to the tail of its phase at the current instant; it rings before time moves on, also when
    /// later phases of the instant have begun.
    /// </summary>
    public void SetNow() => _wheel.Set(_node, _wheel.Now);

    /// <summary>The alarm will not ring unless it is set again. Cancelling an alarm that is not set changes nothing.</summary>
    public void Cancel() => _wheel.Cancel(_node);

    /// <summary>The name, the phase and when it is due.</summary>
    public override string ToString() => $"{Name} ({Phase}, due {Due})";
}
