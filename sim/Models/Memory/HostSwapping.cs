namespace HvSim.Models.Memory;

/// <summary>Whether the host takes pages of its guests away behind their backs, as other hypervisors do; Hyper-V does not.</summary>
public enum HostSwapping
{
    /// <summary>It does not: who finds no startup memory does not start.</summary>
    None,

    /// <summary>It does, and tells the guest of a page that is missing, which runs another thread until it is there.</summary>
    Asynchronous,

    /// <summary>It does, and the virtual processor stands still until a missing page is there.</summary>
    Synchronous,
}
