namespace HvSim.Engine;

/// <summary>
/// One run: its clock, its alarms, its random streams, and the loop that rings one alarm after the other. Everything that
/// happens is a function of what was built and of the seed; a run is single-threaded, and runs share nothing.
/// </summary>
public sealed class Simulation
{
    private readonly TimingWheel _wheel = new();
    private readonly HashSet<string> _streamNames = new(StringComparer.Ordinal);
    private bool _isRunning;

    /// <summary>A run at instant zero in which nothing is going to happen yet.</summary>
    /// <param name="seed">Decides every random stream, together with the stream's name.</param>
    public Simulation(ulong seed) => Seed = seed;

    /// <summary>The current instant.</summary>
    public Instant Now => Instant.FromNanoseconds(_wheel.Now);

    /// <summary>The seed of the run.</summary>
    public ulong Seed { get; }

    /// <summary>Whether <see cref="Stop"/> was called.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>How many alarms have rung.</summary>
    public long EventCount => _wheel.RingCount;

    /// <summary>The present width of the wheel's slots; it follows how crowded they are.</summary>
    internal Duration SlotWidth => Duration.FromNanoseconds(_wheel.SlotWidth);

    /// <summary>
    /// A hash over the instant and the number of every alarm that rang, in order: the same in every process, and
    /// different as soon as two alarms change places. Alarms are numbered as they are created.
    /// </summary>
    public ulong Fingerprint => StableHash.Finish(_wheel.Fingerprint);

    /// <summary>An alarm that is not set.</summary>
    /// <param name="name">What rings, for messages and profiles.</param>
    /// <param name="ring">The method that runs when it rings; bound once, here.</param>
    /// <param name="phase">When it rings among the alarms of the same instant.</param>
    public Alarm CreateAlarm(string name, Action ring, Phase phase = Phase.Act)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(ring);
        return phase <= Phase.End
            ? _wheel.Add(name, phase, ring)
            : throw new ArgumentOutOfRangeException(nameof(phase), phase, $"The alarm '{name}' has a phase that does not exist.");
    }

    /// <summary>The random stream of a purpose, such as <c>web[3]/disk/arrival</c>.</summary>
    /// <exception cref="InvalidOperationException">
    /// The name is taken: two streams of one name would yield the same numbers.
    /// </exception>
    public RandomStream CreateStream(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return _streamNames.Add(name)
            ? new RandomStream(Seed, name)
            : throw new InvalidOperationException($"A random stream named '{name}' exists already: its numbers would repeat.");
    }

    /// <summary>
    /// Rings every alarm that is due up to and including an instant, then stands at that instant; called again, continues.
    /// Alarms set for the current instant between two calls ring in the next one. With <see cref="Instant.Never"/> it runs
    /// until no alarm is set, and stands at the last ring. After <see cref="Stop"/>, it returns at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant has passed.</exception>
    /// <exception cref="InvalidOperationException">
    /// An alarm called it, or an instant does not settle: its alarms keep setting each other and time does not move.
    /// </exception>
    public void RunUntil(Instant end)
    {
        if (_isRunning)
        {
            throw new InvalidOperationException("RunUntil was called by an alarm that RunUntil rang.");
        }

        if (end < Now)
        {
            throw new ArgumentOutOfRangeException(nameof(end), $"A run cannot end at {end}: it is already {Now}.");
        }

        if (IsStopped)
        {
            return;
        }

        _wheel.Bound = end.Nanoseconds;
        _isRunning = true;
        try
        {
            _wheel.RingAll();
        }
        finally
        {
            _isRunning = false;
        }

        if (!IsStopped && end != Instant.Never)
        {
            _wheel.AdvanceTo(_wheel.Bound);
        }
    }

    /// <summary>
    /// Ends the run when the current instant is finished, all its phases included; the clock stays there. For good: a
    /// stopped run does not continue.
    /// </summary>
    public void Stop()
    {
        IsStopped = true;
        _wheel.Bound = _wheel.Now;
    }
}
