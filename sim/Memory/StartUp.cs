using HvSim.Engine;
using HvSim.Models.Guests;

namespace HvSim.Memory;

/// <summary>
/// Starts the guests, each at its time, in their order. A guest that does not find its startup memory waits while guests that run can be
/// made to give back enough, and those behind it may start before it; where they never can, or where its NUMA node alone has too little, it does not start.
/// </summary>
public sealed class StartUp
{
    private readonly Simulation _simulation;
    private readonly HostMemory? _memory;
    private readonly MemoryBalancer? _balancer;
    private readonly List<(Instant At, Partition Guest)> _plan = [];
    private readonly List<Partition> _waiting = [];
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
    public void Add(Partition guest, Duration after) => _plan.Add((Instant.Zero + after, guest));

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
            var guest = _plan[_started++].Guest;
            if (!TryStart(guest) && CanWait(guest))
                _waiting.Add(guest);
        }
        SayWhatIsWaitedFor();
        if (_started < _plan.Count)
            _next.Set(_plan[_started].At);
    }

    private void StartThoseThatWait()
    {
        if (_waiting.Count == 0)
            return;
        for (var i = 0; i < _waiting.Count;)
        {
            if (TryStart(_waiting[i]) || !CanWait(_waiting[i]))
                _waiting.RemoveAt(i);
            else
                i++;
        }
        SayWhatIsWaitedFor();
    }

    private bool TryStart(Partition guest)
    {
        if (guest.Memory is { } memory && !_memory!.TryStart(memory))
            return false;
        guest.Start();
        return true;
    }

    private bool CanWait(Partition guest) =>
        _balancer is not null && !guest.Memory!.LacksNode && HostMemory.NeededBy(guest.Memory!) <= _memory!.Available.Level + _balancer.Reclaimable();

    private void SayWhatIsWaitedFor()
    {
        if (_balancer is null)
            return;
        _balancer.WaitedForMib = _waiting.Count == 0 ? 0 : HostMemory.NeededBy(_waiting[0].Memory!);
    }
}
