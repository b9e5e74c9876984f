using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>What a virtual processor's earlier runs mean for the next one: where its caches are warm, and whether it has woken since.</summary>
/// <param name="virtualProcessor">The virtual processor.</param>
/// <param name="costs">What a dispatch costs.</param>
internal sealed class DispatchHistory(VirtualProcessor virtualProcessor, DispatchCosts costs)
{
    private LogicalProcessor? _last;
    private Duration _runOnLastThen;
    private bool _hasWoken;

    /// <summary>Number of dispatches.</summary>
    public long Dispatches { get; private set; }

    /// <summary>Number of dispatches onto another logical processor than the time before.</summary>
    public long Migrations { get; private set; }

    /// <summary>Number of times that it went idle and woke.</summary>
    public long Wakes { get; private set; }

    public void Woke()
    {
        Wakes++;
        _hasWoken = true;
    }

    /// <summary>It is dispatched; returns what comes before its work.</summary>
    public LeadTimes Dispatched(LogicalProcessor processor, Instant now)
    {
        Dispatches++;
        var isSame = _last == processor;
        if (_last is not null && !isSame)
            Migrations++;
        var wakeCost = _hasWoken ? virtualProcessor.Partition.Settings.Intercepts.WakeCost : Duration.Zero;
        _hasWoken = false;
        return new LeadTimes(
            processor.WakeTime(now),
            processor.Last == virtualProcessor ? Duration.Zero : costs.ContextSwitch,
            wakeCost,
            isSame ? costs.RefillAfter(processor.RunSettled - _runOnLastThen) : costs.CacheRefill);
    }

    /// <summary>It leaves the logical processor, which is settled.</summary>
    public void Left(LogicalProcessor processor)
    {
        _last = processor;
        _runOnLastThen = processor.RunSettled;
    }
}
