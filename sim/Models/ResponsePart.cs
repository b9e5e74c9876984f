namespace HvSim.Models;

/// <summary>
/// Where a request's time went: a closed list whose parts add up to the response time exactly.
/// </summary>
public enum ResponsePart
{
    /// <summary>The request's own processor time at full speed.</summary>
    Work,

    /// <summary>Extra time because the other hardware thread of the core was busy.</summary>
    SmtSlowdown,

    /// <summary>Extra time because addresses are translated by a second level of page tables.</summary>
    AddressTranslation,

    /// <summary>Extra time because its memory is on another node.</summary>
    RemoteMemory,

    /// <summary>Extra time because busy cores share caches and memory bandwidth.</summary>
    Contention,

    /// <summary>Intercepts and hypercalls on the request's behalf.</summary>
    Hypervisor,

    /// <summary>Switching the logical processor to the guest's virtual processor.</summary>
    ContextSwitch,

    /// <summary>Refilling caches after another virtual processor had run.</summary>
    CacheRefill,

    /// <summary>Waking a logical processor from an idle state.</summary>
    IdleWake,

    /// <summary>
    /// Waiting inside the guest for a worker thread or a virtual processor while none of the guest's lacked a processor, or for the
    /// handler of a tick to end.
    /// </summary>
    GuestQueue,

    /// <summary>A virtual processor of the guest was ready and had no logical processor.</summary>
    CpuWait,

    /// <summary>A virtual processor of the guest was held back by its limit.</summary>
    Capped,

    /// <summary>Spinning on a virtual processor for a lock, at a barrier or for a pause.</summary>
    Spinning,

    /// <summary>Waiting for a lock, at a barrier or in a pause without a virtual processor.</summary>
    LockWait,

    /// <summary>Spinning on a virtual processor until others have taken the interrupts of a flush.</summary>
    FlushWait,

    /// <summary>Waiting for pages of the working set that are not in memory.</summary>
    Paging,

    /// <summary>Waiting for a disk, its queue included.</summary>
    Device,

    /// <summary>Waiting for the root partition to take its part in I/O, on its virtual processors or for them.</summary>
    Root,

    /// <summary>Waiting in a channel to the root partition behind others, or for a place in it.</summary>
    ChannelQueue,

    /// <summary>Waiting because a limit on I/O holds it back.</summary>
    Throttling,

    /// <summary>Waiting for the network: bandwidth, the other side and its answer.</summary>
    Network,

    /// <summary>Sleep steps.</summary>
    Sleep,
}
