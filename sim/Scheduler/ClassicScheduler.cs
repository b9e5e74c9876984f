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
/// Its charge is raised to that of the others, and to a slice beyond when it has to queue: sleeping earns no credit, and among equal
/// weights it joins the tail. It pre-empts only while its reserve is unmet (or always, where wake pre-emption is switched on).
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
public sealed class ClassicScheduler : IHypervisorScheduler
{
    private readonly Simulation _simulation;
    private readonly ClassicSettings _settings;
    private readonly LogicalProcessor[] _processors;
    private readonly Alarm _decide;
    private readonly Alarm _limitPeriod;
    private readonly Alarm[] _slices;
    private readonly List<LogicalProcessor> _sliceEnded = [];
    private readonly Account?[] _waitingRoot;
    private readonly ProcessorSet _idle;
    private readonly List<Account> _woken = [];
    private readonly List<Account> _eager = [];
    private readonly List<Account> _capped = [];
    private Account[] _accounts = [];
    private WaitingRoom _waiting = WaitingRoom.None;
    private long _fairness;

    /// <summary>A scheduler of idle logical processors; the partitions come with <see cref="Attach"/>.</summary>
    public ClassicScheduler(Simulation simulation, Machine machine, ClassicSettings settings)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(machine);
        _simulation = simulation;
        _settings = settings;
        _processors = machine.Processors.ToArray();
        _decide = simulation.CreateAlarm("scheduler decision", Decide, Phase.Decide);
        _limitPeriod = simulation.CreateAlarm("limit period", OnLimitPeriod);
        _slices = new Alarm[_processors.Length];
        _waitingRoot = new Account?[_processors.Length];
        _idle = new ProcessorSet(_processors.Length);
        foreach (var processor in _processors)
        {
            _slices[processor.Index] = simulation.CreateAlarm($"LP {processor.Index} slice", () => OnSliceEnd(processor));
            _idle.Add(processor.Index);
        }
    }

    /// <summary>Takes on the virtual processors of a host, once all of its partitions exist.</summary>
    public void Attach(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        _accounts = new Account[host.Processors.Count];
        var spread = Spread.FirstThreadsFirst(host.Machine);
        var guests = 0;
        foreach (var processor in host.Processors)
        {
            var home = processor.Partition.IsRoot ? _processors[processor.Index] : spread[guests++ % spread.Length];
            _accounts[processor.Number] = new Account(processor, home, _settings);
        }
        _waiting = new WaitingRoom(_processors.Length, _accounts.Length, Account.ToleranceFor(_settings.Slice));
    }

    /// <inheritdoc/>
    public void Woken(VirtualProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        _woken.Add(_accounts[processor.Number]);
        _decide.SetNow();
    }

    /// <inheritdoc/>
    public void WentIdle(VirtualProcessor processor, LogicalProcessor freed)
    {
        ArgumentNullException.ThrowIfNull(processor);
        ArgumentNullException.ThrowIfNull(freed);
        _accounts[processor.Number].ChargeUntil(_simulation.Now, _fairness);
        Vacated(freed);
        _decide.SetNow();
    }

    private void OnSliceEnd(LogicalProcessor processor)
    {
        _sliceEnded.Add(processor);
        _decide.SetNow();
    }

    private void OnLimitPeriod()
    {
        foreach (var account in _capped)
        {
            account.Processor.Uncap();
            _woken.Add(account);
        }
        _capped.Clear();
        _decide.SetNow();
    }

    /// <summary>The one decision of an instant, on settled state.</summary>
    private void Decide()
    {
        ChargeEndedSlices();
        var othersWait = !_waiting.IsEmpty;
        foreach (var account in _woken)
            Accept(account, othersWait);
        _woken.Clear();
        FillIdle();
        RotateEndedSlices();
        PreemptForEager();
    }

    private void ChargeEndedSlices()
    {
        foreach (var processor in _sliceEnded)
        {
            if (processor.Current is null)
                continue;
            var account = CurrentOn(processor);
            account.ChargeUntil(_simulation.Now, _fairness);
            if (account.Limit.IsUsedUp(_simulation.Now))
            {
                Cap(account);
                Vacated(processor);
            }
        }
    }

    private void Accept(Account account, bool othersWait)
    {
        var now = _simulation.Now;
        if (account.Limit.IsUsedUp(now))
        {
            Cap(account);
            return;
        }
        account.Reserve.Wake(now);
        if (account.IsRoot)
        {
            AcceptRoot(account);
            return;
        }
        if (!othersWait && IdleFor(account) is { } idle)
        {
            account.JoinAt(_fairness);
            Dispatch(account, idle);
            return;
        }
        if (_settings.WakePreemption)
            account.JoinAt(_fairness);
        else
            account.JoinTail(_fairness);
        _waiting.Add(account, now);
        if (_settings.WakePreemption || account.Reserve.IsUnmet(now))
            _eager.Add(account);
    }

    private void AcceptRoot(Account root)
    {
        var processor = root.Home;
        root.JoinAt(_fairness);
        root.PrecedenceLeft = _settings.RootPrecedence;
        if (processor.Current is null)
        {
            Dispatch(root, processor);
            return;
        }
        _waitingRoot[processor.Index] = root;
        if (root.PrecedenceLeft > Duration.Zero)
            Replace(processor, root);
    }

    /// <summary>No logical processor idles while a virtual processor that may use it waits.</summary>
    private void FillIdle()
    {
        for (var index = _idle.First(); index >= 0; index = _idle.NextFrom(index + 1))
        {
            if (_waiting.IsEmpty && _waitingRoot[index] is null)
                continue;
            var processor = _processors[index];
            if (Choose(processor, current: null) is { } next)
                Dispatch(next, processor);
        }
    }

    private void RotateEndedSlices()
    {
        foreach (var processor in _sliceEnded)
        {
            if (processor.Current is null || _slices[processor.Index].IsSet)
                continue;
            var current = CurrentOn(processor);
            var next = Choose(processor, current)!;
            if (next == current)
                BeginSlice(current, processor);
            else
                Replace(processor, next);
        }
        _sliceEnded.Clear();
    }

    private void PreemptForEager()
    {
        foreach (var account in _eager)
        {
            if (account.Processor.State == RunState.Ready && VictimFor(account) is { } processor)
                Replace(processor, account);
        }
        _eager.Clear();
    }

    private Account? Choose(LogicalProcessor processor, Account? current)
    {
        var root = _waitingRoot[processor.Index];
        if (root is { PrecedenceLeft.Nanoseconds: > 0 })
            return root;
        if (current is { IsRoot: true, PrecedenceLeft.Nanoseconds: > 0 })
            return current;
        if (_waiting.Owed(processor.Index, current, _simulation.Now) is { } owed)
            return owed;

        var local = current;
        if (root is not null && (local is null || root.Charge <= local.Charge))
            local = root;
        return _waiting.LeastCharged(processor.Index, local);
    }

    private LogicalProcessor? IdleFor(Account account)
    {
        if (_idle.Count == 0)
            return null;
        if (_idle.Contains(account.Home.Index))
            return account.Home;
        var pair = _processors[0].Sibling is null ? -1 : _idle.FirstPair();
        return _processors[pair >= 0 ? pair : _idle.First()];
    }

    /// <summary>The logical processor whose run is least entitled: not on a reserve, not the root's, the most charged; the home first.</summary>
    private LogicalProcessor? VictimFor(Account account)
    {
        var reserveUnmet = account.Reserve.IsUnmet(_simulation.Now);
        LogicalProcessor? victim = null;
        var most = reserveUnmet ? long.MinValue : account.Charge;
        foreach (var processor in _processors)
        {
            if (processor.Current is null)
                continue;
            var running = CurrentOn(processor);
            if (running.IsRoot || running.RunsOnReserve)
                continue;
            var charge = running.ChargeAt(_simulation.Now);
            if (charge > most || (charge == most && victim is not null && processor == account.Home))
            {
                most = charge;
                victim = processor;
            }
        }
        return victim;
    }

    /// <summary>Takes the current virtual processor off and puts <paramref name="next"/> on; the displaced one finds another place or waits.</summary>
    private void Replace(LogicalProcessor processor, Account next)
    {
        var displaced = CurrentOn(processor);
        displaced.ChargeUntil(_simulation.Now, _fairness);
        displaced.Processor.Preempt();
        Vacated(processor);
        Dispatch(next, processor);
        if (displaced.IsRoot)
            _waitingRoot[processor.Index] = displaced;
        else if (IdleFor(displaced) is { } idle && _waiting.IsEmpty)
            Dispatch(displaced, idle);
        else
            _waiting.Add(displaced, _simulation.Now);
    }

    private void Dispatch(Account account, LogicalProcessor processor)
    {
        if (account.IsRoot)
            _waitingRoot[processor.Index] = null;
        else
            _waiting.Remove(account);
        _idle.Remove(processor.Index);
        account.Processor.Dispatch(processor);
        BeginSlice(account, processor);
    }

    private void BeginSlice(Account account, LogicalProcessor processor)
    {
        var now = _simulation.Now;
        account.BeginRun(processor, now);
        if (!account.RunsOnReserve)
            _fairness = Math.Max(_fairness, account.Charge);
        var slice = Duration.Min(_settings.Slice, account.Limit.LongestRun(now));
        if (account.IsRoot && account.PrecedenceLeft > Duration.Zero)
            slice = Duration.Min(slice, account.PrecedenceLeft);
        _slices[processor.Index].SetIn(slice);
    }

    private void Cap(Account account)
    {
        account.Processor.Cap();
        _capped.Add(account);
        if (!_limitPeriod.IsSet)
            _limitPeriod.Set(account.Limit.NextBoundary(_simulation.Now));
    }

    private void Vacated(LogicalProcessor processor)
    {
        _slices[processor.Index].Cancel();
        _idle.Add(processor.Index);
    }

    private Account CurrentOn(LogicalProcessor processor) => _accounts[processor.Current!.Number];
}
