using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// Fair-share, pre-emptive round robin over places: the algorithm of <see cref="ClassicScheduler"/> and <see cref="CoreScheduler"/>, which
/// differ only in what a place is and in who shares an account.
/// </summary>
public abstract partial class FairShareScheduler : IHypervisorScheduler
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

    /// <summary>A scheduler of idle places; the partitions come with <see cref="Attach"/>.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="places">Where one account runs at a time.</param>
    /// <param name="haveSiblings">Whether places 2k and 2k + 1 are the hardware threads of a core.</param>
    /// <param name="settings">What it is configured with.</param>
    private protected FairShareScheduler(Simulation simulation, Place[] places, bool haveSiblings, FairShareSettings settings)
    {
        _simulation = simulation;
        _settings = settings;
        _agenda = new Agenda(simulation, Decide);
        _capped = new CappedRoom(simulation, _agenda.Ask);
        _pool = new PlacePool(simulation, places, haveSiblings, _agenda.EndSlice);
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
        var waits = account.IsReady;
        member.IsAsking = false;
        if (member.IsUsedUp(now))
        {
            _capped.Cap(member);
            return;
        }
        if (account.Place is not null)
            JoinNeighbour(member, account);
        else if (!waits)
            Accept(account, now);
    }

    private void JoinNeighbour(Member member, Account account)
    {
        if (account.IsRoot)
            account.PrecedenceLeft = _settings.RootPrecedence;
        member.Dispatch(account.Place!.Threads[member.Thread], _simulation.Now);
        _pool.Arm(account.Place);
    }

    private void Accept(Account account, Instant now)
    {
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

    /// <summary>No place idles while somebody who may use it waits.</summary>
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

    /// <summary>Takes those off who run there and puts <paramref name="next"/> on; the displaced find another place or wait.</summary>
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
