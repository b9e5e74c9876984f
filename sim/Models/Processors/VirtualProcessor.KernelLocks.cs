using HvSim.Engine;
using HvSim.Models.Guests.Locking;

namespace HvSim.Models.Processors;

/// <summary>
/// The kernel lock that is a rate: a pre-empted holder finishes its critical section when it runs again; others come to the lock while it
/// does not.
/// </summary>
public sealed partial class VirtualProcessor
{
    private Duration _toLock = Duration.MaxValue;

    private KernelLock? KernelLock => Partition.KernelLock;

    /// <summary>Times that its thread was found under the kernel lock when it lost its logical processor.</summary>
    public long PreemptedHolders { get; private set; }

    /// <summary>Another one holds the kernel lock and does not run.</summary>
    internal void MayComeToLock()
    {
        if (State != RunState.Running)
            return;
        Settle();
        ApproachLock();
        ArmBoundary();
    }

    /// <summary>The kernel lock has been given back.</summary>
    internal void LockIsFree()
    {
        Thread!.WaitsForKernelLock = false;
        StopSpinning();
    }

    private void BeginRunBesideLock()
    {
        if (KernelLock is not { Holder: { } holder })
            return;
        if (Thread is { WaitsForKernelLock: true })
            Spin(isNew: false);
        else if (holder != this)
            ApproachLock();
    }

    private void ApproachLock() => _toLock = KernelLock!.DrawApproach();

    private void LosesProcessorUnderLock()
    {
        if (KernelLock is not { } kernelLock || Thread is not { IsInKernel: false } thread || thread.WorkLeft == Duration.Zero)
            return;
        _toLock = kernelLock.Preempted(this);
        if (_toLock == Duration.Zero)
        {
            _toLock = Duration.MaxValue;
            return;
        }
        PreemptedHolders++;
        thread.HoldsKernelLock = true;
    }

    /// <summary>Work until the thread gives the lock back or comes to it; without end where neither is ahead.</summary>
    private Duration WorkToLock() =>
        KernelLock is { Holder: not null } && Thread is { } thread && (thread.HoldsKernelLock || !thread.IsInKernel)
            ? Duration.Min(Duration.Max(_toLock, Duration.Zero), WorkLeft)
            : WorkLeft;

    private void WorkedTowardsLock(Duration work)
    {
        if (_toLock != Duration.MaxValue)
            _toLock -= work;
    }

    /// <summary>The thread may have come to the lock, or may have to give it back; at the end of its step it does in any case.</summary>
    private void AtLock()
    {
        var kernelLock = KernelLock!;
        if (Thread!.HoldsKernelLock)
        {
            if (_toLock > Duration.Zero && Thread.WorkLeft > Duration.Zero)
                return;
            Thread.HoldsKernelLock = false;
            _toLock = Duration.MaxValue;
            kernelLock.Release();
        }
        else if (_toLock <= Duration.Zero && kernelLock.Holder is not null && Thread.WorkLeft > Duration.Zero && !Thread.IsInKernel)
        {
            _toLock = Duration.MaxValue;
            Thread.WaitsForKernelLock = true;
            kernelLock.Wait(this);
            Spin(isNew: true);
        }
    }
}
