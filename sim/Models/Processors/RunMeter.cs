using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>
/// What a virtual processor's time on logical processors was spent on. A run begins with the logical processor's waking, a context switch
/// and whatever the hypervisor has to do for it, then caches are refilled, then there is work at a pace that may change, or spinning:
/// what has passed is settled, and the rest goes on at the new pace.
/// </summary>
internal sealed class RunMeter
{
    private Duration _wakeLeft;
    private Duration _switchLeft;
    private Duration _hypervisorLeft;
    private Duration _refillLeft;
    private Duration _handlerLeft;

    /// <summary>Time that waking the logical processor still takes, from the last settlement on.</summary>
    public Duration WakeLeft => _wakeLeft;

    /// <summary>All that is settled.</summary>
    public RunningTimes Settled { get; private set; }

    /// <summary>The instant up to which the run is settled.</summary>
    public Instant SettledAt { get; private set; }

    /// <summary>The present pace; settle before it changes.</summary>
    public Pace Pace { get; set; }

    /// <summary>Whether it spins, so that no work gets done; settle before it changes.</summary>
    public bool IsSpinning { get; set; }

    /// <summary>Whether spinning is for the answers to a flush; settle before it changes.</summary>
    public bool SpinsForFlush { get; set; }

    public void Begin(Instant now, LeadTimes lead, Pace pace)
    {
        SettledAt = now;
        _wakeLeft = lead.IdleWake;
        _switchLeft = lead.ContextSwitch;
        _hypervisorLeft += lead.Hypervisor;
        _refillLeft = lead.CacheRefill;
        Pace = pace;
    }

    /// <summary>Puts hypervisor time before the work that is left, now or when the next run begins; settle first.</summary>
    public void AddHypervisorTime(Duration time) => _hypervisorLeft += time;

    /// <summary>Puts the guest's handler of an interrupt before the work that is left, now or when the next run begins; settle first.</summary>
    public void AddTickHandler(Duration time) => _handlerLeft += time;

    /// <summary>Caches have to be refilled further before the work that is left; settle first.</summary>
    public void AddRefill(Duration time) => _refillLeft += time;

    /// <summary>Time from the last settlement until <paramref name="work"/> is done; without end where it spins.</summary>
    public Duration TimeFor(Duration work) => IsSpinning
        ? Duration.MaxValue
        : LeadLeft + Pace.TimeFor(work);

    /// <summary>Time from the last settlement until work or spinning begins.</summary>
    public Duration LeadLeft => _wakeLeft + _switchLeft + _hypervisorLeft + _refillLeft + _handlerLeft;

    /// <summary>Time that handlers of interrupts still take.</summary>
    public Duration HandlerLeft => _handlerLeft;

    /// <summary>Time from the last settlement until all interrupts have been delivered.</summary>
    public Duration DeliveryLeft => _wakeLeft + _switchLeft + _hypervisorLeft;

    /// <summary>What is not settled, without settling it.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="workLeft">Work that there was to do when the run was last settled.</param>
    public RunningTimes Open(Instant now, Duration workLeft)
    {
        var rest = now - SettledAt;
        var wake = Take(_wakeLeft, ref rest);
        var contextSwitch = Take(_switchLeft, ref rest);
        var hypervisor = Take(_hypervisorLeft, ref rest);
        var refill = Take(_refillLeft, ref rest);
        var handler = Take(_handlerLeft, ref rest);
        var paced = IsSpinning ? Spin(rest) : Pace.Split(rest, workLeft);
        return paced with
        {
            IdleWake = wake,
            ContextSwitch = contextSwitch,
            Intercepts = paced.Intercepts + hypervisor,
            CacheRefill = refill,
            TickHandler = handler,
        };
    }

    /// <summary>Settles the run until now; returns what was not settled.</summary>
    public RunningTimes Settle(Instant now, Duration workLeft)
    {
        if (now == SettledAt)
            return default;
        var times = Open(now, workLeft);
        var rest = now - SettledAt;
        _wakeLeft -= Take(_wakeLeft, ref rest);
        _switchLeft -= Take(_switchLeft, ref rest);
        _hypervisorLeft -= Take(_hypervisorLeft, ref rest);
        _refillLeft -= Take(_refillLeft, ref rest);
        _handlerLeft -= Take(_handlerLeft, ref rest);
        Settled += times;
        SettledAt = now;
        return times;
    }

    private RunningTimes Spin(Duration time) =>
        SpinsForFlush ? new RunningTimes { FlushWait = time } : new RunningTimes { Spinning = time };

    private static Duration Take(Duration left, ref Duration rest)
    {
        var taken = Duration.Min(left, rest);
        rest -= taken;
        return taken;
    }
}

/// <summary>What comes before the work of a run.</summary>
/// <param name="IdleWake">Waking the logical processor from an idle state.</param>
/// <param name="ContextSwitch">Switching it to the virtual processor.</param>
/// <param name="Hypervisor">Intercepts and interrupts that the run begins with.</param>
/// <param name="CacheRefill">Refilling caches.</param>
internal readonly record struct LeadTimes(Duration IdleWake, Duration ContextSwitch, Duration Hypervisor, Duration CacheRefill);
