using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Models.Guests.Locking;

/// <summary>A spinlock of the guest's kernel that its code takes all the time and holds for a very short time.</summary>
/// <param name="RatePerSecond">How often it is taken per second of a thread's work; above 0.</param>
/// <param name="Hold">Mean processor time for which it is held; exponential.</param>
public sealed record KernelLockSettings(double RatePerSecond, Duration Hold)
{
    /// <summary>Fraction of a thread's work under the lock.</summary>
    public double Share => RatePerSecond * Hold.Seconds;

    /// <summary>Mean work of a thread from one time at the lock to the next.</summary>
    public Duration Between => Duration.FromSeconds(1 / RatePerSecond);
}

/// <summary>
/// A kernel lock as a rate. Nothing happens while its holders run: the time under it is part of the work, and that others meet them there
/// is left out. When a virtual processor loses its logical processor, its thread is found under the lock with the probability that it
/// spends there. Then every other thread that works comes to the lock after an exponential time of its own work, and spins until the
/// holder, dispatched again, has done the rest of its critical section. Holding times are exponential, so that the rest is as long as
/// the whole.
/// </summary>
internal sealed class KernelLock(KernelLockSettings settings, RandomStream stream, Partition partition)
{
    private const int NumberOfKernelLock = -1;

    private readonly List<VirtualProcessor> _waiters = [];

    /// <summary>The virtual processor whose thread was pre-empted under the lock and has not given it back, or null.</summary>
    public VirtualProcessor? Holder { get; private set; }

    /// <summary>A working thread, not otherwise in the kernel, loses its processor.</summary>
    /// <returns>The rest of its critical section where it is under the lock, or zero.</returns>
    public Duration Preempted(VirtualProcessor processor)
    {
        if (stream.NextDouble() >= settings.Share || Holder is not null)
            return Duration.Zero;
        Holder = processor;
        partition.Observer?.LockIsHeld(partition, NumberOfKernelLock, processor);
        var rest = settings.Hold.MultipliedBy(stream.NextExponential());
        foreach (var other in partition.Processors)
        {
            if (other != processor)
                other.MayComeToLock();
        }
        return Duration.Max(rest, Duration.FromNanoseconds(1));
    }

    /// <summary>Work of a thread until it comes to the lock.</summary>
    public Duration DrawApproach() => settings.Between.MultipliedBy(stream.NextExponential());

    /// <summary>The thread on this virtual processor spins for the lock.</summary>
    public void Wait(VirtualProcessor processor) => _waiters.Add(processor);

    /// <summary>The holder gives it back; whoever spins goes on.</summary>
    public void Release()
    {
        Holder = null;
        partition.Observer?.LockIsHeld(partition, NumberOfKernelLock, null);
        foreach (var waiter in _waiters)
            waiter.LockIsFree();
        _waiters.Clear();
    }
}
