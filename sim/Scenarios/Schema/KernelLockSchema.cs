using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>A spinlock of the guest's kernel that all of its code takes now and then, as a rate.</summary>
internal static class KernelLockSchema
{
    public static readonly ScalarKey<double> Rate = new("rate", Forms.Rate)
    {
        Description = "How often a thread takes the lock per second of its work.",
        Presence = Presence.Required,
        Minimum = "0 /s",
        IsAboveMinimum = true,
        Maximum = "10000000 /s",
        Sample = "20000 /s",
    };

    public static readonly ScalarKey<Duration> Hold = new("hold", Forms.Time)
    {
        Description = "Mean processor time under the lock, each time, as part of the work; rate times hold is at most 90 %.",
        Default = "1 us",
        Minimum = "0 us",
        IsAboveMinimum = true,
        Maximum = "100 ms",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.PauseLoopExit,
        PlausibleLow = "0.1 us",
        PlausibleHigh = "1.6 us",
    };

    public static readonly Section KernelLock = new("kernelLock", Rate, Hold)
    {
        Description = "A kernel spinlock that all threads take at a rate, without an event each time: only a holder that loses its "
            + "processor makes others wait.",
    };
}
