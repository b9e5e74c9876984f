namespace HvSim.Models.Processors;

/// <summary>What the hypervisor sees of a virtual processor.</summary>
public enum RunState
{
    /// <summary>Nothing to run.</summary>
    Idle,

    /// <summary>Something to run and no logical processor.</summary>
    Ready,

    /// <summary>On a logical processor.</summary>
    Running,

    /// <summary>Something to run, held back by the limit (the specification counts this as waiting, not as ready).</summary>
    Capped,
}
