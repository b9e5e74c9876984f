namespace HvSim.Models.Processors;

/// <summary>Who decides which virtual processor runs on which logical processor. The virtual processors report; the scheduler acts on them.</summary>
public interface IHypervisorScheduler
{
    /// <summary>Takes on the virtual processors of a host, once all of its partitions exist.</summary>
    void Attach(Host host);

    /// <summary>The virtual processor has become ready. Asks for a decision; does not decide.</summary>
    void Woken(VirtualProcessor processor);

    /// <summary>The virtual processor has gone idle and left <paramref name="freed"/>.</summary>
    void WentIdle(VirtualProcessor processor, LogicalProcessor freed);

    /// <summary>
    /// The running virtual processor has been spinning for long, by its own notification or a pause-loop exit. The scheduler may let
    /// others run; unless it says otherwise it does not.
    /// </summary>
    void LongSpin(VirtualProcessor processor)
    {
    }
}
