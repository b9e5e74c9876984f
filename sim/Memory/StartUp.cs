using HvSim.Engine;
using HvSim.Models.Guests;

namespace HvSim.Memory;

/// <summary>
/// Starts the guests, each at its time, in their order. A guest that does not find its startup memory waits while guests that run can be
/// made to give back enough, and those behind it may start before it; where they never can, or where its NUMA node alone has too little, it
/// does not start. A guest that restarts has Smart Paging where its memory may change, and else waits as long as it takes.
/// </summary>
public sealed class StartUp
{
    private readonly Simulation _simulation;
    private readonly HostMemory? _memory;
    private readonly MemoryBalancer? _balancer;
    private readonly List<(Instant At, Partition Guest, GuestRestart? Restart)> _plan = [];
    private readonly List<(Partition Guest, GuestRestart? Restart)> _waiting = [];
    private Alarm _next;
    private int _started;

    /// <summary>A plan without guests.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="memory">The host's memory; null where guests have all that they want.</param>
    /// <param name="balancer">Who can make room; null for nobody.</param>
    public StartUp(Simulation simulation, HostMemory? memory, MemoryBalancer? balancer)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _simulation = simulation;
        _memory = memory;
        _balancer = balancer;
        balancer?.Balanced = StartThoseThatWait;
    }

    /// <summary>A guest is to start at a time; guests are added in the order in which they start.</summary>
    /// <param name="guest">The guest.</param>
    /// <param name="after">Time from the start of the host.</param>
    /// <param name="restart">When it restarts; null for never.</param>
    public void Add(Partition guest, Duration after, RestartSettings? restart = null)
    {
        ArgumentNullException.ThrowIfNull(guest);
        _plan.Add((Instant.Zero + after, guest, restart is not { } settings
            ? null
            : new GuestRestart(_simulation, guest, _memory, settings, StartThoseThatWait, Restart)));
    }

    /// <summary>The host has started.</summary>
    public void Begin()
    {
        if (_plan.Count == 0)
            return;
        _next = _simulation.CreateAlarm("start of guests", StartThoseDue);
        StartThoseDue();
        _balancer?.Start();
    }

    private void StartThoseDue()
    {
        while (_started < _plan.Count && _plan[_started].At <= _simulation.Now)
        {
            var (_, guest, restart) = _plan[_started++];
            if (!TryStart(guest, restart) && CanMakeRoom(guest))
                _waiting.Add((guest, restart));
        }
        SayWhatIsWaitedFor();
        if (_started < _plan.Count)
            _next.Set(_plan[_started].At);
    }

    private void Restart(Partition guest)
    {
        if (!TryRestart(guest, isStuck: false))
        {
            guest.Memory!.WaitsToRestart = true;
            _waiting.Add((guest, null));
        }
        SayWhatIsWaitedFor();
    }

    private void StartThoseThatWait()
    {
        if (_waiting.Count == 0)
            return;
        var isStuck = _balancer is { TookNothing: true };
        for (var i = 0; i < _waiting.Count;)
        {
            var (guest, restart) = _waiting[i];
            var isRestart = guest.StartedAt is not null;
            if (isRestart ? TryRestart(guest, isStuck) : TryStart(guest, restart) || !CanMakeRoom(guest))
                _waiting.RemoveAt(i);
            else
                i++;
        }
        SayWhatIsWaitedFor();
    }

    private bool TryStart(Partition guest, GuestRestart? restart)
    {
        if (guest.Memory is { } memory && !_memory!.TryStart(memory))
            return false;
        guest.Start();
        restart?.Started();
        return true;
    }

    private bool TryRestart(Partition guest, bool isStuck)
    {
        if (guest.Memory is { } memory)
        {
            var bridges = memory.Settings.IsDynamic && (isStuck || !CanMakeRoom(guest));
            if (!_memory!.TryStart(memory) && !(bridges && _memory.TryStartWithSmartPaging(memory)))
                return false;
            memory.WaitsToRestart = false;
        }
        guest.Start();
        return true;
    }

    private bool CanMakeRoom(Partition guest) =>
        _balancer is not null && !guest.Memory!.LacksNode && guest.Memory.Settings.NeededMib
            <= _memory!.Available.Level + _balancer.Reclaimable();

    private void SayWhatIsWaitedFor()
    {
        if (_balancer is null)
            return;
        _balancer.WaitedForMib = _waiting.Count == 0 ? 0 : _waiting[0].Guest.Memory!.Settings.NeededMib;
    }
}
