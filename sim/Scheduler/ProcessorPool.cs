using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>The logical processors as the scheduler sees them: which are idle, whose slices are over, who runs where.</summary>
internal sealed class ProcessorPool
{
    private readonly LogicalProcessor[] _processors;
    private readonly Alarm[] _slices;
    private readonly ProcessorSet _idle;
    private readonly bool _hasSiblings;
    private Account[] _accounts = [];

    /// <summary>All logical processors, idle.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="sliceEnded">Is told when the slice of a logical processor is over.</param>
    public ProcessorPool(Simulation simulation, Machine machine, Action<LogicalProcessor> sliceEnded)
    {
        _processors = machine.Processors.ToArray();
        _hasSiblings = machine.ThreadsPerCore > 1;
        _slices = new Alarm[_processors.Length];
        _idle = new ProcessorSet(_processors.Length);
        foreach (var processor in _processors)
        {
            _slices[processor.Index] = simulation.CreateAlarm($"LP {processor.Index} slice", () => sliceEnded(processor));
            _idle.Add(processor.Index);
        }
    }

    public ReadOnlySpan<LogicalProcessor> Processors => _processors;

    /// <summary>Accounts of the virtual processors by number.</summary>
    public void Attach(Account[] accounts) => _accounts = accounts;

    public Account AccountOf(VirtualProcessor processor) => _accounts[processor.Number];

    /// <summary>Who runs there; somebody must.</summary>
    public Account CurrentOn(LogicalProcessor processor) => _accounts[processor.Current!.Number];

    /// <summary>The idle logical processor of the least number from <paramref name="from"/> on, or null.</summary>
    public LogicalProcessor? NextIdle(int from)
    {
        var index = _idle.NextFrom(from);
        return index < 0 ? null : _processors[index];
    }

    /// <summary>The home if it is idle, else a wholly idle core, else any idle logical processor, else null.</summary>
    public LogicalProcessor? IdleFor(Account account)
    {
        if (_idle.Count == 0)
            return null;
        if (_idle.Contains(account.Home.Index))
            return account.Home;
        var pair = _hasSiblings ? _idle.FirstPair() : -1;
        return _processors[pair >= 0 ? pair : _idle.First()];
    }

    /// <summary>The logical processor whose run is least entitled: not on a reserve, not the root's, the most charged; the home first.</summary>
    /// <param name="account">Who wants it.</param>
    /// <param name="leastCharge">Runs that are charged no more than this are no victims.</param>
    /// <param name="now">The instant.</param>
    public LogicalProcessor? VictimFor(Account account, long leastCharge, Instant now)
    {
        LogicalProcessor? victim = null;
        var most = leastCharge;
        foreach (var processor in _processors)
        {
            if (processor.Current is null)
                continue;
            var running = CurrentOn(processor);
            if (running.IsRoot || running.RunsOnReserve)
                continue;
            var charge = running.ChargeAt(now);
            if (charge > most || (charge == most && victim is not null && processor == account.Home))
            {
                most = charge;
                victim = processor;
            }
        }
        return victim;
    }

    public void Occupied(LogicalProcessor processor) => _idle.Remove(processor.Index);

    public void Vacated(LogicalProcessor processor)
    {
        _slices[processor.Index].Cancel();
        _idle.Add(processor.Index);
    }

    public void BeginSlice(LogicalProcessor processor, Duration slice) => _slices[processor.Index].SetIn(slice);

    /// <summary>Whether a slice has begun that is not over.</summary>
    public bool IsInSlice(LogicalProcessor processor) => _slices[processor.Index].IsSet;
}
