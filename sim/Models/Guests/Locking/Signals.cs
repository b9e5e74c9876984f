using HvSim.Engine;
using HvSim.Models.Intercepts;
using HvSim.Models.Processors;

namespace HvSim.Models.Guests.Locking;

/// <summary>
/// Interprocessor interrupts and flushes of address translations within one guest. Targets are the other virtual processors that have
/// a thread; one that is running is disturbed at once, one that is not when it is dispatched. The sender of a flush by interrupts spins
/// until every target has run; a flush by hypercall waits for nobody that has no logical processor.
/// </summary>
internal sealed class Signals(Partition partition)
{
    private SignalSettings Settings => partition.Settings.Signals;

    /// <summary>The running thread on <paramref name="sender"/> sends; what it waits for is counted with it.</summary>
    public void Send(StepAction action, Request thread, VirtualProcessor sender)
    {
        thread.AnswersLeft = 0;
        var byHypercall = action == StepAction.Flush && Settings.FlushesByHypercall;
        var targets = 0;
        var processors = partition.Processors;
        for (var i = 1; i < processors.Length; i++)
        {
            var target = processors[(sender.Index + i) % processors.Length];
            if (target.Thread is null)
                continue;
            targets++;
            if (target.IsRunning)
                target.Disturb(partition.Settings.Intercepts.CostOf(InterceptKind.ExternalInterrupt));
            else if (!byHypercall)
                Leave(action, thread, target);
            if (action == StepAction.InterruptOne)
                break;
        }
        Count(action, targets, sender);
        sender.Disturb(CostOf(targets, byHypercall));
    }

    private static void Leave(StepAction action, Request thread, VirtualProcessor target)
    {
        target.InterruptWaits();
        if (action != StepAction.Flush)
            return;
        target.Owes(thread);
        thread.AnswersLeft++;
    }

    private static void Count(StepAction action, int targets, VirtualProcessor sender)
    {
        if (action == StepAction.Flush)
            sender.TlbFlushes++;
        else
            sender.InterruptsSent += targets;
    }

    private Duration CostOf(int targets, bool byHypercall)
    {
        if (targets == 0)
            return Duration.Zero;
        var kind = byHypercall ? InterceptKind.Hypercall : Settings.InterruptsBy;
        var cost = partition.Settings.Intercepts.CostOf(kind);
        return kind == InterceptKind.Hypercall ? cost : cost * targets;
    }
}
