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
    private const long ChargeUnit = 10_000;

    private readonly long _weight;
    private readonly long _sliceCharge;
    private readonly long _longestLag;
    private readonly bool _reserveIsFloor;
    private Instant _chargedUntil;

    public Account(VirtualProcessor processor, LogicalProcessor home, ClassicSettings settings)
    {
        Processor = processor;
        Home = home;
        var partition = processor.Partition.Settings;
        _weight = partition.Weight;
        _reserveIsFloor = settings.ReserveIsFloor;
        _sliceCharge = ChargeFor(settings.Slice);
        // Queues may differ by one tolerance, and so may the two that a charge and its fairness come from: that lag is no infeasible claim.
        _longestLag = (2 * ToleranceFor(settings.Slice)) + (2 * _sliceCharge);
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

    /// <summary>Joins behind those who wait, as though it had just run for a slice.</summary>
    public void JoinTail(long fairness) => Charge = Math.Max(Charge, fairness + _sliceCharge);

    public void BeginRun(LogicalProcessor processor, Instant now)
    {
        Home = processor;
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
