using HvSim.Models.Processors;

namespace HvSim.Models.Observing;

/// <summary>What a virtual processor does, finer than its <see cref="RunState"/>; always one of them.</summary>
public enum ProcessorActivity
{
    /// <summary>Nothing to run.</summary>
    Idle,

    /// <summary>Nothing to run, because it stands still until a page is in memory.</summary>
    WaitsForMemory,

    /// <summary>Nothing to run, because it stands still until an access to an emulated device is answered.</summary>
    WaitsForDevice,

    /// <summary>Something to run and no logical processor.</summary>
    Ready,

    /// <summary>Something to run, held back by the limit.</summary>
    Capped,

    /// <summary>On a logical processor, not spinning.</summary>
    Running,

    /// <summary>On a logical processor, spinning for a lock of the program.</summary>
    SpinsForLock,

    /// <summary>On a logical processor, spinning for the kernel lock that is a rate.</summary>
    SpinsForKernelLock,

    /// <summary>On a logical processor, spinning until others have taken the interrupts of a flush.</summary>
    SpinsForFlush,

    /// <summary>On a logical processor, spinning at a barrier, for a pause or for a transfer.</summary>
    SpinsForOthers,
}
