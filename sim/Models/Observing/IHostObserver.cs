using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Io;
using HvSim.Models.Processors;

namespace HvSim.Models.Observing;

/// <summary>
/// Watches a host while it runs, and changes nothing. It is told of every change when it happens; of folded ticks later, in order
/// for each virtual and each logical processor. A change may be told twice.
/// </summary>
public interface IHostObserver
{
    /// <summary>A virtual processor does something else.</summary>
    /// <param name="processor">The virtual processor.</param>
    /// <param name="activity">What it does from now on.</param>
    /// <param name="place">The logical processor that it is on, or null.</param>
    /// <param name="since">When that began.</param>
    void ProcessorDoes(VirtualProcessor processor, ProcessorActivity activity, LogicalProcessor? place, Instant since);

    /// <summary>A lock of a guest has another holder.</summary>
    /// <param name="partition">The guest.</param>
    /// <param name="number">Number of the lock in the guest's program; -1 for the kernel lock that is a rate.</param>
    /// <param name="holder">The virtual processor on which it was taken, or null where it was given back.</param>
    void LockIsHeld(Partition partition, int number, VirtualProcessor? holder);

    /// <summary>A transfer has come somewhere else.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="stage">What its time counts as from now on; null where it has ended.</param>
    void TransferIsAt(Transfer transfer, ResponsePart? stage);

    /// <summary>What a guest holds of memory, or what it has committed, may have changed.</summary>
    /// <param name="partition">The guest.</param>
    void MemoryChanged(Partition partition);
}
