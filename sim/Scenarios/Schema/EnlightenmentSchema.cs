using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What a guest's kernel knows of the hypervisor; where a scenario does not say, the guest's operating system does.</summary>
internal static class EnlightenmentSchema
{
    public static readonly ScalarKey<bool> ReferenceClock = Enlightenment(
        "referenceClock", "Whether it reads the clock from the page that the hypervisor keeps, instead of leaving for the hypervisor");

    public static readonly ScalarKey<bool> SyntheticInterrupts = Enlightenment(
        "syntheticInterrupts", "Whether it ends interrupts with the hypervisor's help, instead of by the interrupt controller's page");

    public static readonly ScalarKey<bool> AddressSpaceSwitch = Enlightenment(
        "addressSpaceSwitch", "Whether it switches address spaces by hypercall, which costs more than it saves on a host with SLAT");

    public static readonly ScalarKey<bool> TimerSuppression = Enlightenment(
        "timerSuppression", "Whether an idle virtual processor has no clock ticks, instead of being woken by each");

    public static readonly ScalarKey<bool> LongSpinWait = Enlightenment(
        "longSpinWait", "Whether its kernel notifies the hypervisor when it has been spinning for a lock for long");

    public static readonly ScalarKey<bool> RemoteTlbFlush = Enlightenment(
        "remoteTlbFlush", "Whether one hypercall flushes the address translations of other virtual processors, so that nobody waits for "
        + "those that are not running, instead of interrupting each and spinning until it has run");

    public static readonly ScalarKey<bool> ClusterIpi = Enlightenment(
        "clusterIpi", "Whether one hypercall interrupts any number of virtual processors, instead of one exit for each");

    public static readonly ScalarKey<bool> LockHint = Enlightenment(
        "lockHint", "Whether its kernel can tell that the virtual processor of a lock's holder is not running (vcpu_is_preempted of "
        + "Linux), which Hyper-V does not offer");

    public static readonly ScalarKey<bool> DynamicMemory = Enlightenment(
        "dynamicMemory",
        "Whether it takes memory from the host and gives it back while it runs, instead of keeping its startup memory");

    public static readonly Section Enlightenments = new(
        "enlightenments", ReferenceClock, SyntheticInterrupts, AddressSpaceSwitch, TimerSuppression, LongSpinWait, RemoteTlbFlush,
        ClusterIpi, LockHint, DynamicMemory)
    {
        Description = "What the guest's kernel knows of the hypervisor.",
        Presence = Presence.Implied,
    };

    private static ScalarKey<bool> Enlightenment(string key, string what) => new(key, Forms.YesNo)
    {
        Description = $"{what}; as the guest's operating system does unless given.",
        Sample = "true",
        Source = SourceKeys.GuestEnlightenments,
    };
}
