using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>Which of the things that a hypervisor offers a guest makes use of.</summary>
internal static class EnlightenmentSchema
{
    public static readonly ScalarKey<bool> LongSpinWait = new("longSpinWait", Forms.YesNo)
    {
        Description = "Whether the guest's kernel notifies the hypervisor when it has been spinning for a lock for long.",
        Default = "true",
        Evidence = Evidence.Published,
        Source = SourceKeys.LongSpinWait,
    };

    public static readonly ScalarKey<bool> LockHint = new("lockHint", Forms.YesNo)
    {
        Description = "Whether the guest's kernel can tell that the virtual processor of a lock's holder is not running "
            + "(vcpu_is_preempted of Linux); Hyper-V does not offer it.",
        Default = "false",
        Evidence = Evidence.Published,
        Source = SourceKeys.LinuxOnHyperV,
    };

    public static readonly ScalarKey<bool> RemoteTlbFlush = new("remoteTlbFlush", Forms.YesNo)
    {
        Description = "Whether one hypercall flushes the address translations of other virtual processors, so that nobody waits for "
            + "those that are not running; else the kernel interrupts each and spins until it has run.",
        Default = "true",
        Evidence = Evidence.Published,
        Source = SourceKeys.HyperVEnlightenments,
    };

    public static readonly ScalarKey<bool> ClusterIpi = new("clusterIpi", Forms.YesNo)
    {
        Description = "Whether one hypercall interrupts any number of virtual processors; else each costs an exit.",
        Default = "true",
        Evidence = Evidence.Published,
        Source = SourceKeys.HyperVEnlightenments,
    };

    public static readonly Section Enlightenments = new("enlightenments", LongSpinWait, RemoteTlbFlush, ClusterIpi, LockHint)
    {
        Description = "What the guest's kernel knows of being a guest.",
        Presence = Presence.Implied,
    };
}
