namespace HvSim.Scenarios.Specs;

/// <summary>What a guest's kernel knows of being a guest; an unenlightened one knows nothing.</summary>
public sealed record EnlightenmentSpec
{
    /// <summary>Whether it notifies the hypervisor of long spinning.</summary>
    public bool LongSpinWait { get; init; }

    /// <summary>Whether one hypercall flushes the address translations of other virtual processors.</summary>
    public bool RemoteTlbFlush { get; init; }

    /// <summary>Whether one hypercall interrupts any number of virtual processors.</summary>
    public bool ClusterIpi { get; init; }

    /// <summary>Whether it can tell that the virtual processor of a lock's holder is not running.</summary>
    public bool LockHint { get; init; }
}
