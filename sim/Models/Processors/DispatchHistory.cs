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
    private Duration _foreignRun;
    private Duration _owedRefill;

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
    /// <param name="processor">The logical processor.</param>
    /// <param name="now">The instant.</param>
    /// <param name="mostRefill">No more of its caches is refilled: a tick's handler touches little.</param>
    public LeadTimes Dispatched(LogicalProcessor processor, Instant now, Duration mostRefill)
    {
        Dispatches++;
        var isSame = _last == processor;
        if (_last is not null && !isSame)
            Migrations++;
        var wakeCost = _hasWoken ? virtualProcessor.Partition.Settings.Intercepts.WakeCost : Duration.Zero;
        _hasWoken = false;
        _foreignRun = isSame ? processor.RunSettled - _runOnLastThen : costs.CacheColdAfter;
        var cold = costs.RefillAfter(_foreignRun);
        var refill = Duration.Min(cold, mostRefill);
        _owedRefill = cold - refill;
        return new LeadTimes(
            processor.WakeTime(now),
            processor.Last == virtualProcessor ? Duration.Zero : costs.ContextSwitch,
            wakeCost,
            refill);
    }

    /// <summary>What is left of refilling its caches, since it now gets work to do.</summary>
    public Duration TakeOwedRefill()
    {
        var owed = _owedRefill;
        _owedRefill = Duration.Zero;
        return owed;
    }

    /// <summary>It leaves the logical processor, which is settled. Caches that were not refilled are no warmer than before.</summary>
    public void Left(LogicalProcessor processor)
    {
        _last = processor;
        _runOnLastThen = processor.RunSettled - (_owedRefill > Duration.Zero ? _foreignRun : Duration.Zero);
    }
}
