using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// What the scheduler keeps about one virtual processor: its charge (run time over weight), its reserve, its limit and where its caches
/// are warm.
/// </summary>
internal sealed class Account
{
    /// <summary>Charge per nanosecond of run time at weight 1, so that charges are whole numbers for every weight that divides it.</summary>
    private const long ChargeUnit = 30_000;

    private readonly long _weight;
    private readonly Duration _slice;
    private readonly long _sliceCharge;
    private readonly long _longestLag;
    private readonly Duration _longestClaim;
    private readonly bool _reserveIsFloor;
    private Instant _chargedUntil;
    private long _turnBegan;
    private long _fairnessAtLeave;
    private Instant _leftAt;

    public Account(VirtualProcessor processor, LogicalProcessor home, ClassicSettings settings)
    {
        Processor = processor;
        Home = home;
        var partition = processor.Partition.Settings;
        _weight = partition.Weight;
        _reserveIsFloor = settings.ReserveIsFloor;
        _slice = settings.Slice;
        _sliceCharge = ChargeFor(_slice);
        // Queues may differ by one tolerance, and so may the two that a charge and its fairness come from: that lag is no infeasible claim.
        _longestLag = (2 * ToleranceFor(settings.Slice)) + (2 * _sliceCharge);
        _longestClaim = Duration.FromNanoseconds(((_longestLag + _sliceCharge) * _weight / ChargeUnit) + 1);
        Reserve = new ReserveMeter(partition.Reserve, settings.LimitPeriod);
        Limit = new LimitMeter(partition.Limit, settings.LimitPeriod);
    }

    public VirtualProcessor Processor { get; }

    public int Number => Processor.Number;

    public bool IsRoot => Processor.Partition.IsRoot;

    /// <summary>The logical processor on which it ran last, or was first meant to run.</summary>
    public LogicalProcessor Home { get; private set; }

    /// <summary>Run time over weight; the least charged goes first.</summary>
    public long Charge { get; private set; }

    public ReserveMeter Reserve { get; }

    public LimitMeter Limit { get; }

    /// <summary>Whether the present run is paid by the reserve.</summary>
    public bool RunsOnReserve { get; private set; }

    /// <summary>Time that a root virtual processor may still run ahead of guests.</summary>
    public Duration PrecedenceLeft { get; set; }

    /// <summary>Whether it has given way since it last ran, because it was spinning.</summary>
    public bool GaveWay { get; private set; }

    /// <summary>Whether it is a root virtual processor that runs ahead of guests.</summary>
    public bool HasPrecedence => PrecedenceLeft > Duration.Zero;

    /// <summary>What a slice at the default weight adds to a charge: charges this close do not justify a migration.</summary>
    public static long ToleranceFor(Duration slice)
    {
        const int DefaultWeight = 100;
        return slice.Nanoseconds * ChargeUnit / DefaultWeight;
    }

    /// <summary>Sleeping has earned no credit.</summary>
    public void JoinAt(long fairness) => Charge = Math.Max(Charge, fairness);

    /// <summary>It gives its logical processor away because it spins; what it has not run it is not charged for.</summary>
    public void GiveWay() => GaveWay = true;

    /// <summary>It blocks or is capped: what the fairness gains from here on, it misses.</summary>
    public void Leave(Instant now, long fairness)
    {
        _leftAt = now;
        _fairnessAtLeave = fairness;
        _turnBegan = Math.Max(_turnBegan, fairness - _longestLag);
    }

    /// <summary>
    /// Joins those who wait. The turn that it gave up costs the whole slice, and time away that was longer than a slice as much as a
    /// run of that length: a claim that it left with lapses in the time in which it could have been used. But nobody goes further back
    /// than the tail, a slice of its own beyond the fairness.
    /// </summary>
    public void JoinQueue(Instant now, long fairness)
    {
        var away = Duration.Min(now - _leftAt, _longestClaim);
        var turn = ChargeFor(Duration.Max(_slice, away));
        var missed = fairness - _fairnessAtLeave;
        Charge = Math.Max(Charge, Math.Min(fairness + _sliceCharge, _turnBegan + missed + turn));
    }

    public void BeginRun(LogicalProcessor processor, Instant now)
    {
        Home = processor;
        GaveWay = false;
        _turnBegan = Charge;
        _chargedUntil = now;
        RunsOnReserve = Reserve.IsUnmet(now);
    }

    /// <summary>
    /// Charges the run until now. A charge that lags far behind the others' belongs to a weight larger than any processor can satisfy;
    /// it is cut off, or it would turn into a claim as soon as the weight becomes feasible.
    /// </summary>
    public void ChargeUntil(Instant now, long fairness)
    {
        var run = now - _chargedUntil;
        Limit.Count(_chargedUntil, now);
        _chargedUntil = now;
        PrecedenceLeft -= Duration.Min(run, PrecedenceLeft);
        if (RunsOnReserve)
            Reserve.Pay(run);
        else if (_reserveIsFloor)
            Reserve.PayByShare(run);
        if (!RunsOnReserve || _reserveIsFloor)
            Charge += ChargeFor(run);
        Charge = Math.Max(Charge, fairness - _longestLag);
    }

    /// <summary>Its charge as it would stand after running until now.</summary>
    public long ChargeAt(Instant now) => Charge + ChargeFor(now - _chargedUntil);

    private long ChargeFor(Duration run) => run.Nanoseconds * ChargeUnit / _weight;
}
