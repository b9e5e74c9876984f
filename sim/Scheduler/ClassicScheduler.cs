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
/// reserve plus the weight's share of the remainder. A limit is an allowance per aligned period; who has used it up is capped until the
/// next period begins.
/// </para>
/// <para>
/// Root virtual processors are bound to the logical processors of the same number. A woken one pre-empts a guest there at once and runs
/// ahead for a bounded time; after that it competes by charge like everybody else.
/// </para>
/// </summary>
public sealed partial class ClassicScheduler : IHypervisorScheduler
{
    private readonly Simulation _simulation;
    private readonly ClassicSettings _settings;
    private readonly ProcessorPool _pool;
    private readonly Alarm _decide;
    private readonly CappedRoom _capped;
    private readonly Fairness _fairness = new();
    private readonly List<LogicalProcessor> _sliceEnded = [];
    private readonly List<Account> _woken = [];
    private WaitingRoom _waiting = WaitingRoom.None;

    /// <summary>A scheduler of idle logical processors; the partitions come with <see cref="Attach"/>.</summary>
    public ClassicScheduler(Simulation simulation, Machine machine, ClassicSettings settings)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(machine);
        _simulation = simulation;
        _settings = settings;
        _decide = simulation.CreateAlarm("scheduler decision", Decide, Phase.Decide);
        _capped = new CappedRoom(simulation, AskFor);
        _pool = new ProcessorPool(simulation, machine, OnSliceEnd);
    }

    /// <summary>Takes on the virtual processors of a host, once all of its partitions exist.</summary>
    public void Attach(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var accounts = new Account[host.Processors.Count];
        var spread = Spread.FirstThreadsFirst(host.Machine);
        var guests = 0;
        foreach (var processor in host.Processors)
        {
            var home = processor.Partition.IsRoot ? _pool.Processors[processor.Index] : spread[guests++ % spread.Length];
            accounts[processor.Number] = new Account(processor, home, _settings);
        }
        _pool.Attach(accounts);
        _waiting = new WaitingRoom(_pool.Processors.Length, accounts.Length, Account.ToleranceFor(_settings.Slice));
    }

    /// <inheritdoc/>
    public void Woken(VirtualProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        AskFor(_pool.AccountOf(processor));
    }

    /// <inheritdoc/>
    public void WentIdle(VirtualProcessor processor, LogicalProcessor freed)
    {
        ArgumentNullException.ThrowIfNull(processor);
        ArgumentNullException.ThrowIfNull(freed);
        var account = _pool.AccountOf(processor);
        account.ChargeUntil(_simulation.Now, _fairness.Charge);
        _fairness.Left(account, _simulation.Now);
        _pool.Vacated(freed);
        _decide.SetNow();
    }

    private void OnSliceEnd(LogicalProcessor processor)
    {
        _sliceEnded.Add(processor);
        _decide.SetNow();
    }

    private void AskFor(Account account)
    {
        _woken.Add(account);
        _decide.SetNow();
    }

    /// <summary>The one decision of an instant, on settled state.</summary>
    private void Decide()
    {
        ChargeEndedSlices();
        var othersWait = !_waiting.HasNoGuests;
        foreach (var account in _woken)
            Accept(account, othersWait);
        _woken.Clear();
        FillIdle();
        RotateEndedSlices();
        PreemptForEager();
        YieldSpinners();
        _fairness.Decided(_simulation.Now);
    }

    private void ChargeEndedSlices()
    {
        foreach (var processor in _sliceEnded)
        {
            if (processor.Current is null)
                continue;
            var account = _pool.CurrentOn(processor);
            account.ChargeUntil(_simulation.Now, _fairness.Charge);
            if (account.Limit.IsUsedUp(_simulation.Now))
            {
                _capped.Cap(account);
                _fairness.Left(account, _simulation.Now);
                _pool.Vacated(processor);
            }
        }
    }

    private void Accept(Account account, bool othersWait)
    {
        var now = _simulation.Now;
        if (account.Limit.IsUsedUp(now))
        {
            _capped.Cap(account);
            return;
        }
        account.Reserve.Wake(now);
        if (account.IsRoot)
        {
            AcceptRoot(account);
            return;
        }
        if (!othersWait && _pool.IdleFor(account) is { } idle)
        {
            account.JoinAt(_fairness.Charge);
            Dispatch(account, idle);
            return;
        }
        if (_settings.WakePreemption)
            account.JoinAt(_fairness.Charge);
        else
            account.JoinQueue(now, _fairness.Charge);
        _waiting.Add(account, now);
        if (_settings.WakePreemption || account.Reserve.IsUnmet(now))
            _eager.Add(account);
    }

    private void AcceptRoot(Account root)
    {
        var processor = root.Home;
        root.JoinAt(_fairness.Charge);
        root.PrecedenceLeft = _settings.RootPrecedence;
        if (processor.Current is null)
        {
            Dispatch(root, processor);
            return;
        }
        _waiting.Add(root, _simulation.Now);
        if (root.HasPrecedence)
            Replace(processor, root);
    }

    /// <summary>No logical processor idles while a virtual processor that may use it waits.</summary>
    private void FillIdle()
    {
        for (var processor = _pool.NextIdle(0); processor is not null && !_waiting.IsEmpty; processor = _pool.NextIdle(processor.Index + 1))
        {
            if (_waiting.NextFor(processor, current: null, _simulation.Now) is { } next)
                Dispatch(next, processor);
        }
    }

    private void RotateEndedSlices()
    {
        foreach (var processor in _sliceEnded)
        {
            if (processor.Current is null || _pool.IsInSlice(processor))
                continue;
            var current = _pool.CurrentOn(processor);
            var next = _waiting.NextFor(processor, current, _simulation.Now)!;
            if (next == current)
                BeginSlice(current, processor);
            else
                Replace(processor, next);
        }
        _sliceEnded.Clear();
    }

    /// <summary>Takes the current virtual processor off and puts <paramref name="next"/> on; the displaced one finds another place or waits.</summary>
    private void Replace(LogicalProcessor processor, Account next)
    {
        var displaced = _pool.CurrentOn(processor);
        displaced.ChargeUntil(_simulation.Now, _fairness.Charge);
        displaced.Processor.Preempt();
        _pool.Vacated(processor);
        Dispatch(next, processor);
        if (!displaced.IsRoot && _waiting.HasNoGuests && _pool.IdleFor(displaced) is { } idle)
            Dispatch(displaced, idle);
        else
            _waiting.Add(displaced, _simulation.Now);
    }

    private void Dispatch(Account account, LogicalProcessor processor)
    {
        _waiting.Remove(account);
        _pool.Occupied(processor);
        account.Processor.Dispatch(processor);
        BeginSlice(account, processor);
    }

    private void BeginSlice(Account account, LogicalProcessor processor)
    {
        var now = _simulation.Now;
        account.BeginRun(processor, now);
        _fairness.Began(account);
        var slice = Duration.Min(_settings.Slice, account.Limit.LongestRun(now));
        if (account.HasPrecedence)
            slice = Duration.Min(slice, account.PrecedenceLeft);
        _pool.BeginSlice(processor, slice);
    }
}
