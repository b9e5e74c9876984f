using HvSim.Stats;

namespace HvSim.Models.Memory;

/// <summary>What a guest that has restarted where memory was short has on the host's disk.</summary>
public sealed partial class GuestMemory
{
    /// <summary>Memory that it holds on the host's disk since it has restarted, in MiB (counter <c>Smart Paging Working Set Size</c>).</summary>
    public LevelClock SmartPaged { get; }

    /// <summary>Whether it is shut down and waits for its startup memory.</summary>
    public bool WaitsToRestart { get; set; }

    /// <summary>The host has put a part back into the machine's memory.</summary>
    /// <param name="mib">Above 0, and no more than lies on the disk.</param>
    public void BringBack(long mib)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mib, SmartPaged.Level);
        SmartPaged.Add(-mib, _simulation.Now);
        FollowPages();
        Settle();
    }
}
