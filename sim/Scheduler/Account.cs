using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>
/// What the scheduler keeps about those that it dispatches together, a virtual processor or under the core scheduler the virtual
/// processors of a guest that share a core: their charge (run time over weight), their reserve, and where their caches are warm.
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
    private bool _hadTurn = true;
    private long _fairnessAtLeave;
    private Instant _leftAt;

    /// <param name="number">Number among all accounts.</param>
    /// <param name="members">The virtual processors of one partition that are dispatched together.</param>
    /// <param name="home">Where they are first meant to run.</param>
    /// <param name="fence">Where they may run.</param>
    /// <param name="settings">Settings of the scheduler.</param>
    /// <param name="tolerance">How far charges of different queues may lie apart.</param>
    public Account(int number, Member[] members, Place home, Fence fence, FairShareSettings settings, long tolerance)
    {
        Number = number;
        Members = members;
        Home = home;
        Fence = fence;
        Node = home.Node;
        var partition = members[0].Processor.Partition.Settings;
        foreach (var member in members)
            member.Account = this;
        IsRoot = partition.IsRoot;
        _weight = (long)partition.Weight * members.Length;
        _reserveIsFloor = settings.ReserveIsFloor;
        _slice = settings.Slice;
        _sliceCharge = ChargeFor(_slice);
        // Queues may differ by one tolerance, and so may the two that a charge and its fairness come from: that lag is no infeasible claim.
        _longestLag = (2 * tolerance) + (2 * _sliceCharge);
        _longestClaim = Duration.FromNanoseconds(((_longestLag + _sliceCharge) * _weight / ChargeUnit) + 1);
        Reserve = new ReserveMeter(partition.Reserve, settings.LimitPeriod);
    }

    public Member[] Members { get; }

    public int Number { get; }

    public bool IsRoot { get; }

    /// <summary>Where it may run.</summary>
    public Fence Fence { get; }

    /// <summary>NUMA node of its memory, or the nearest to it where it may run.</summary>
    public int Node { get; }

    /// <summary>Where it ran last in its node, or was first meant to run; it waits there.</summary>
    public Place Home { get; private set; }

    /// <summary>Where it runs, or null.</summary>
    public Place? Place { get; set; }

    /// <summary>Run time over weight; the least charged goes first.</summary>
    public long Charge { get; private set; }

    public ReserveMeter Reserve { get; }

    /// <summary>Whether the present run is paid by the reserve.</summary>
    public bool RunsOnReserve { get; private set; }

    /// <summary>Time that a root virtual processor may still run ahead of guests.</summary>
    public Duration PrecedenceLeft { get; set; }

    /// <summary>Whether it has given way since it last ran, because it was spinning.</summary>
    public bool GaveWay { get; private set; }

    /// <summary>Whether it is a root virtual processor that runs ahead of guests.</summary>
    public bool HasPrecedence => PrecedenceLeft > Duration.Zero;

    /// <summary>Whether its CPU group was held back, so that it comes back to where it stood.</summary>
    public bool ComesBack => !_hadTurn;

    /// <summary>Whether a member may be dispatched.</summary>
    public bool IsReady
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.IsReady)
                    return true;
            }
            return false;
        }
    }

    /// <summary>Whether a member runs.</summary>
    public bool IsRunning
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.IsRunning)
                    return true;
            }
            return false;
        }
    }

    /// <summary>What a slice at the default weight adds to a charge: charges this close do not justify a migration.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="members">Virtual processors that share an account by default.</param>
    public static long ToleranceFor(Duration slice, int members)
    {
        const int DefaultWeight = 100;
        return slice.Nanoseconds * ChargeUnit / (DefaultWeight * members);
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
    /// It leaves because its group is held back: it gives up no turn, and comes back to where it stood among the others.
    /// </summary>
    public void KeepTurn()
    {
        _hadTurn = false;
        _turnBegan = Charge;
    }

    /// <summary>
    /// Joins those who wait. The turn that it gave up costs the whole slice, and time away that was longer than a slice as much as a
    /// run of that length: a claim that it left with lapses in the time in which it could have been used. But nobody goes further back
    /// than the tail, a slice of its own beyond the fairness.
    /// </summary>
    public void JoinQueue(Instant now, long fairness)
    {
        var away = Duration.Min(now - _leftAt, _longestClaim);
        var turn = _hadTurn ? ChargeFor(Duration.Max(_slice, away)) : 0;
        var missed = fairness - _fairnessAtLeave;
        _hadTurn = true;
        Charge = Math.Max(Charge, Math.Min(fairness + _sliceCharge, _turnBegan + missed + turn));
    }

    public void BeginRun(Place place, Instant now)
    {
        GaveWay = false;
        if (place.Node == Node)
            Home = place;
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
