using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>Who gets the logical processor of a virtual processor that has been spinning for long.</summary>
internal static class SpinHeir
{
    /// <summary>The heir, or null where nobody comes into question.</summary>
    public static Account? Of(Account spinner, SpinYield rule, ProcessorPool pool, WaitingRoom waiting, Instant now)
    {
        if (rule == SpinYield.Any)
            return waiting.NextFor(spinner.Processor.Processor!, current: null, now);
        if (rule == SpinYield.Holder && spinner.Processor.SpinsOn is { State: RunState.Ready } holder)
            return pool.AccountOf(holder);
        return LeastChargedSibling(spinner, pool);
    }

    private static Account? LeastChargedSibling(Account spinner, ProcessorPool pool)
    {
        Account? least = null;
        foreach (var processor in spinner.Processor.Partition.Processors)
        {
            if (processor.State != RunState.Ready)
                continue;
            var account = pool.AccountOf(processor);
            if (!account.GaveWay && (least is null || account.Charge < least.Charge))
                least = account;
        }
        return least;
    }
}
