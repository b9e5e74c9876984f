using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Models.Processors;

/// <summary>
/// Completions of transfers. An interrupt tells of the first one; those that come before it is handled need none. A running virtual
/// processor handles them at once, an idle one wakes, one that waits for a logical processor handles them when it is dispatched.
/// </summary>
public sealed partial class VirtualProcessor
{
    private readonly TransferQueue _completions = new();

    /// <summary>Interrupts that told of completed transfers.</summary>
    public long CompletionInterrupts { get; private set; }

    /// <summary>A transfer has been completed, and its handler is to run here.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="interrupt">Hypervisor time of an interrupt that comes while it runs.</param>
    internal void TakeCompletion(Transfer transfer, Duration interrupt)
    {
        if (_completions.IsEmpty)
            Interrupt(interrupt);
        if (State == RunState.Running)
            Settle();
        transfer.Waits(ResponsePart.GuestQueue);
        transfer.AtCompletion = ReadClocks();
        _meter.AddTickHandler(transfer.Handler);
        transfer.HandledAt = _meter.Settled.TickHandler + _meter.HandlerLeft;
        _completions.Enqueue(transfer);
        if (State == RunState.Running)
            ArmBoundary();
    }

    private void Interrupt(Duration time)
    {
        CompletionInterrupts++;
        if (State != RunState.Running)
        {
            InterruptWaits(time);
            return;
        }
        if (time > Duration.Zero)
            TakeInterrupt(time);
    }

    private Duration TimeToCompletion() => _completions.First is { } first
        ? _meter.LeadLeft - _meter.HandlerLeft + first.HandledAt - _meter.Settled.TickHandler
        : Duration.MaxValue;

    private void EndHandlers()
    {
        while (_completions.First is { } first && TimeToCompletion() <= Duration.Zero)
        {
            _completions.Dequeue();
            first.HandledOn(ReadClocks());
            Partition.Storage!.Ended(first, this);
        }
    }
}
