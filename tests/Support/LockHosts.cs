using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Scheduler;

namespace HvSim.Tests.Support;

/// <summary>Guests that take locks.</summary>
internal static class LockHosts
{
    /// <summary>Critical sections under the lock <c>l</c>.</summary>
    public static StepSpec Lock(LockKind kind, double holdMs, double holdCv = 0, int times = 1, double betweenMs = 0) =>
        new(StepKind.Lock, new TimeLaw(Hosts.Ms(holdMs), holdCv))
        {
            Lock = new LockSpec("l", kind, times, betweenMs == 0 ? null : new TimeLaw(Hosts.Ms(betweenMs), 1)),
        };

    /// <summary>A thread for each virtual processor, each of the rounds with critical sections and exponential work before them.</summary>
    public static GuestSpec Batch(LockKind kind, int processors, long rounds, double holdMs, int times, double betweenMs) =>
        Hosts.Guest("locker", processors, Hosts.Batch(processors, rounds, 1) with { Each = [Lock(kind, holdMs, 1, times, betweenMs)] });

    /// <summary>A host whose guests may notify it of long spinning; nothing costs anything.</summary>
    public static HostSpec Classic(int cores, SpinYield yield, double notifyAfterMs = 0.22, double sliceMs = 10)
    {
        var host = Hosts.Classic(Hosts.Machine(cores), sliceMs);
        return host with
        {
            Hypervisor = host.Hypervisor! with
            {
                Spin = new SpinSpec
                {
                    NotifyAfter = Hosts.Ms(notifyAfterMs),
                    Yield = yield,
                    PauseLoopExit = false,
                    PauseLoopWindow = Hosts.Ms(0.0016),
                    PauseLoopCost = Duration.Zero,
                },
            },
        };
    }

    /// <summary>The guest with its enlightenments for spinning switched.</summary>
    public static GuestSpec With(this GuestSpec guest, bool notifies, bool hint = false) =>
        guest with { Enlightenments = new EnlightenmentSpec { LongSpinWait = notifies, LockHint = hint } };

    /// <summary>Time to the end of the first class's batch work, in milliseconds; it has to end within the run.</summary>
    public static double ElapsedMs(this RunResult run) => run.Classes[0].Guests[0].Elapsed!.Value.Seconds * 1000;
}
