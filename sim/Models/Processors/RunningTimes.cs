using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>What the time on a logical processor was spent on; the parts add up to the time on the processor exactly.</summary>
public readonly record struct RunningTimes
{
    /// <summary>The guest's own work at full speed.</summary>
    public required Duration Work { get; init; }

    /// <summary>Lost to a busy sibling hardware thread.</summary>
    public required Duration SmtSlowdown { get; init; }

    /// <summary>Intercepts and hypercalls.</summary>
    public required Duration Intercepts { get; init; }

    /// <summary>Switching the logical processor to this virtual processor.</summary>
    public required Duration ContextSwitch { get; init; }

    /// <summary>Refilling caches.</summary>
    public required Duration CacheRefill { get; init; }

    /// <summary>All of it.</summary>
    public Duration Total => Work + SmtSlowdown + Intercepts + ContextSwitch + CacheRefill;

    /// <summary>Of it, the time inside the hypervisor.</summary>
    public Duration Hypervisor => Intercepts + ContextSwitch;

    /// <summary>Part by part.</summary>
    public static RunningTimes operator +(RunningTimes a, RunningTimes b) => new()
    {
        Work = a.Work + b.Work,
        SmtSlowdown = a.SmtSlowdown + b.SmtSlowdown,
        Intercepts = a.Intercepts + b.Intercepts,
        ContextSwitch = a.ContextSwitch + b.ContextSwitch,
        CacheRefill = a.CacheRefill + b.CacheRefill,
    };

    /// <summary>Part by part.</summary>
    public static RunningTimes operator -(RunningTimes a, RunningTimes b) => new()
    {
        Work = a.Work - b.Work,
        SmtSlowdown = a.SmtSlowdown - b.SmtSlowdown,
        Intercepts = a.Intercepts - b.Intercepts,
        ContextSwitch = a.ContextSwitch - b.ContextSwitch,
        CacheRefill = a.CacheRefill - b.CacheRefill,
    };
}
