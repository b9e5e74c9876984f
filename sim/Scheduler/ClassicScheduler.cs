using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// The classic scheduler of Hyper-V: fair-share, pre-emptive round robin over all logical processors, each hardware thread on its own.
/// <para>
/// Every virtual processor carries a charge, its run time over its weight. A ready one waits in the queue of its home, the logical
/// processor where it ran last. A logical processor that is free, or whose slice is over, takes the least charged of its own queue; it
/// takes one from another queue where that is behind by more than a slice, or where it would idle otherwise. So charges advance
/// together on the whole host, and shares match the water-filling formula.
/// </para>
/// <para>
/// A woken virtual processor takes its home if that is idle, else a wholly idle core, else any idle logical processor, else it queues.
/// When it has to queue, its charge is raised as though it had used the turn that it gave up by blocking, and by as much as the others'
/// charges have come on meanwhile; a long sleep counts like a run of that length; but it goes no further back than the tail. So sleeping
/// earns no credit, among equal weights a waker joins the tail, and one of twice the weight gets two turns in a round of the others. It
/// pre-empts only while its reserve is unmet (or always, where wake pre-emption is switched on).
/// </para>
/// <para>
/// A reserve is owed as time passes. Who is owed goes first, the longest owed first, and that run is not charged: its rate is the
/// reserve plus the weight's share of the remainder. A limit is an allowance per aligned period; who has used it up is capped
/// until the next period begins. A CPU group's cap is an allowance that its members use up together, and its fence the logical
/// processors among which all of this holds for them. Group cap, limit, reserve and weight bind in this order.
/// </para>
/// <para>
/// "Idle" means first of all in the NUMA node of the guest's memory, and a logical processor serves its own node first: a queue
/// of another node has to be twice as far behind.
/// </para>
/// <para>
/// Root virtual processors are bound to logical processors. A woken one pre-empts a guest there at once and runs
/// ahead for a bounded time; after that it competes by charge like everybody else.
/// </para>
/// </summary>
public sealed partial class ClassicScheduler : IHypervisorScheduler
{
    private readonly Simulation _simulation;
    private readonly FairShareSettings _settings;
    private readonly PlacePool _pool;
    private readonly Agenda _agenda;
    private readonly CappedRoom _capped;
    private readonly Departures _departures;
    private readonly Fairness _fairness = new();
    private WaitingRoom _waiting = WaitingRoom.None;
    private Roster _roster = null!;

    /// <summary>A scheduler of idle logical processors; the partitions come with <see cref="Attach"/>.</summary>
    public ClassicScheduler(Simulation simulation, Machine machine, FairShareSettings settings)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(machine);
        _simulation = simulation;
        _settings = settings;
        _agenda = new Agenda(simulation, Decide);
        _capped = new CappedRoom(simulation, _agenda.Ask);
        _pool = new PlacePool(simulation, Place.EachThread(machine), haveSiblings: machine.ThreadsPerCore > 1, _agenda.EndSlice);
        _departures = new Departures(simulation, _pool, _fairness, _capped);
    }

    /// <inheritdoc/>
    public void Attach(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        _roster = Roster.Of(_simulation, host, _pool.Places.ToArray(), _settings, _agenda.EndGroup);
        _waiting = new WaitingRoom(_roster.Fences, _pool.Places.Length, host.Machine.Nodes, _roster.Accounts, _roster.Tolerance);
        _departures.Waiting = _waiting;
    }

    /// <inheritdoc/>
    public void Woken(VirtualProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        _agenda.Ask(_roster.MemberOf(processor));
    }

    /// <inheritdoc/>
    public void WentIdle(VirtualProcessor processor, LogicalProcessor freed)
    {
        ArgumentNullException.ThrowIfNull(processor);
        _departures.Block(_roster.MemberOf(processor));
        _agenda.Decide();
    }

    /// <summary>The one decision of an instant, on settled state.</summary>
    private void Decide()
    {
        foreach (var group in _agenda.GroupsUsedUp)
            _departures.HoldBack(group);
        _agenda.GroupsUsedUp.Clear();
        foreach (var place in _agenda.SliceEnded)
            _departures.EndSlice(place);
        _waiting.TakeStock();
        foreach (var member in _agenda.Woken)
            Accept(member);
        _agenda.Woken.Clear();
        FillIdle();
        RotateEndedSlices();
        PreemptForEager();
        YieldSpinners();
        FillIdle();
        _fairness.Decided(_simulation.Now);
    }

    private void Accept(Member member)
    {
        var (account, now) = (member.Account, _simulation.Now);
        member.IsAsking = false;
        if (member.IsUsedUp(now))
        {
            _capped.Cap(member);
            return;
        }
        account.Reserve.Wake(now);
        if (account.IsRoot)
        {
            AcceptRoot(account);
            return;
        }
        if (!account.ComesBack && !_waiting.OthersWaited(account) && _pool.IdleFor(account) is { } idle)
        {
            account.JoinAt(_fairness.Charge);
            Dispatch(account, idle);
            return;
        }
        if (_settings.WakePreemption && !account.ComesBack)
            account.JoinAt(_fairness.Charge);
        else
            account.JoinQueue(now, _fairness.Charge);
        _waiting.Add(account, now);
        if (_settings.WakePreemption || account.Reserve.IsUnmet(now))
            _agenda.Eager.Add(account);
    }

    private void AcceptRoot(Account root)
    {
        root.JoinAt(_fairness.Charge);
        root.PrecedenceLeft = _settings.RootPrecedence;
        if (root.Home.Current is null)
        {
            Dispatch(root, root.Home);
            return;
        }
        _waiting.Add(root, _simulation.Now);
        if (root.HasPrecedence)
            Replace(root.Home, root);
    }

    /// <summary>No logical processor idles while a virtual processor that may use it waits.</summary>
    private void FillIdle()
    {
        for (var place = _pool.NextIdle(0); place is not null && !_waiting.IsEmpty; place = _pool.NextIdle(place.Index + 1))
        {
            if (_waiting.NextFor(place, current: null, _simulation.Now) is { } next)
                Dispatch(next, place);
        }
    }

    private void RotateEndedSlices()
    {
        foreach (var place in _agenda.SliceEnded)
        {
            if (place.Current is not { } current || _pool.IsInSlice(place))
                continue;
            var next = _waiting.NextFor(place, current, _simulation.Now)!;
            if (next == current)
                BeginSlice(current, place);
            else
                Replace(place, next);
        }
        _agenda.SliceEnded.Clear();
    }

    /// <summary>Takes the current virtual processor off and puts <paramref name="next"/> on; the displaced one finds another place or waits.</summary>
    private void Replace(Place place, Account next)
    {
        var displaced = place.Current!;
        displaced.ChargeUntil(_simulation.Now, _fairness.Charge);
        _pool.TakeOff(place);
        Dispatch(next, place);
        if (!displaced.IsRoot && _waiting.HasNoGuests && _pool.IdleFor(displaced) is { } idle)
            Dispatch(displaced, idle);
        else
            _waiting.Add(displaced, _simulation.Now);
    }

    private void Dispatch(Account account, Place place)
    {
        _waiting.Remove(account);
        _pool.Occupy(place, account);
        BeginSlice(account, place);
    }

    private void BeginSlice(Account account, Place place)
    {
        account.BeginRun(place, _simulation.Now);
        _fairness.Began(account);
        _pool.BeginSlice(place, account.HasPrecedence ? Duration.Min(_settings.Slice, account.PrecedenceLeft) : _settings.Slice);
    }
}
