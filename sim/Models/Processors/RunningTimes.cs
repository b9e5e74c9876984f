using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>What the time on a logical processor was spent on; the parts add up to the time on the processor exactly.</summary>
public readonly record struct RunningTimes
{
    /// <summary>The guest's own work at full speed.</summary>
    public Duration Work { get; init; }

    /// <summary>Lost to a busy sibling hardware thread.</summary>
    public Duration SmtSlowdown { get; init; }

    /// <summary>Lost to the second level of address translation.</summary>
    public Duration AddressTranslation { get; init; }

    /// <summary>Lost to memory on another node.</summary>
    public Duration RemoteMemory { get; init; }

    /// <summary>Lost to busy cores that share caches and memory bandwidth.</summary>
    public Duration Contention { get; init; }

    /// <summary>Intercepts and hypercalls.</summary>
    public Duration Intercepts { get; init; }

    /// <summary>Switching the logical processor to this virtual processor.</summary>
    public Duration ContextSwitch { get; init; }

    /// <summary>Refilling caches.</summary>
    public Duration CacheRefill { get; init; }

    /// <summary>Waking the logical processor from an idle state.</summary>
    public Duration IdleWake { get; init; }

    /// <summary>Spinning for a lock, at a barrier or for a pause.</summary>
    public Duration Spinning { get; init; }

    /// <summary>Spinning until other virtual processors have taken the interrupts of a flush.</summary>
    public Duration FlushWait { get; init; }

    /// <summary>The guest's handlers of ticks that found it idle, and of completed transfers.</summary>
    public Duration TickHandler { get; init; }

    /// <summary>All of it.</summary>
    public Duration Total =>
        Code + Intercepts + ContextSwitch + CacheRefill + IdleWake + AllSpinning + TickHandler;

    /// <summary>Of it, the time in which the guest's code ran, at whatever pace.</summary>
    public Duration Code => Work + SmtSlowdown + AddressTranslation + RemoteMemory + Contention;

    /// <summary>Of it, spinning of any kind.</summary>
    public Duration AllSpinning => Spinning + FlushWait;

    /// <summary>Of it, the time inside the hypervisor.</summary>
    public Duration Hypervisor => Intercepts + ContextSwitch;

    /// <summary>Part by part.</summary>
    public static RunningTimes operator +(RunningTimes a, RunningTimes b) => new()
    {
        Work = a.Work + b.Work,
        SmtSlowdown = a.SmtSlowdown + b.SmtSlowdown,
        AddressTranslation = a.AddressTranslation + b.AddressTranslation,
        RemoteMemory = a.RemoteMemory + b.RemoteMemory,
        Contention = a.Contention + b.Contention,
        Intercepts = a.Intercepts + b.Intercepts,
        ContextSwitch = a.ContextSwitch + b.ContextSwitch,
        CacheRefill = a.CacheRefill + b.CacheRefill,
        IdleWake = a.IdleWake + b.IdleWake,
        Spinning = a.Spinning + b.Spinning,
        FlushWait = a.FlushWait + b.FlushWait,
        TickHandler = a.TickHandler + b.TickHandler,
    };

    /// <summary>Part by part.</summary>
    public static RunningTimes operator -(RunningTimes a, RunningTimes b) => new()
    {
        Work = a.Work - b.Work,
        SmtSlowdown = a.SmtSlowdown - b.SmtSlowdown,
        AddressTranslation = a.AddressTranslation - b.AddressTranslation,
        RemoteMemory = a.RemoteMemory - b.RemoteMemory,
        Contention = a.Contention - b.Contention,
        Intercepts = a.Intercepts - b.Intercepts,
        ContextSwitch = a.ContextSwitch - b.ContextSwitch,
        CacheRefill = a.CacheRefill - b.CacheRefill,
        IdleWake = a.IdleWake - b.IdleWake,
        Spinning = a.Spinning - b.Spinning,
        FlushWait = a.FlushWait - b.FlushWait,
        TickHandler = a.TickHandler - b.TickHandler,
    };
}
