using HvSim.Engine;
using HvSim.Models.Intercepts;
using HvSim.Models.Processors;

namespace HvSim.Models.Guests.Locking;

/// <summary>
/// Interprocessor interrupts and flushes of address translations within one guest. Targets are the other virtual processors that have
/// a thread, and idle ones where the step says so; one that is running is disturbed at once, an idle one wakes, and one that waits for a
/// logical processor is disturbed when it is dispatched. The sender of a flush by interrupts spins until every target has taken its
/// interrupt; a flush by hypercall waits for nobody, and leaves alone who has no logical processor.
/// </summary>
internal sealed class Signals(Partition partition)
{
    private readonly Duration _delivery = partition.Settings.Intercepts.CostOf(InterceptKind.ExternalInterrupt);

    private SignalSettings Settings => partition.Settings.Signals;

    /// <summary>The running thread on <paramref name="sender"/> sends; what it waits for is counted with it.</summary>
    public void Send(ProgramStep step, Request thread, VirtualProcessor sender)
    {
        thread.AnswersLeft = 0;
        var byHypercall = step.Action == StepAction.Flush && Settings.FlushesByHypercall;
        var (targets, reached) = (0, 0);
        var accesses = new AccessCount(Settings.DestinationsPerAccess);
        var processors = partition.Processors;
        for (var i = 1; i < processors.Length; i++)
        {
            var target = processors[(sender.Index + i) % processors.Length];
            if (target.Thread is null && !step.IncludesIdle)
                continue;
            targets++;
            accesses.Add(target.Index);
            if (target.IsRunning)
            {
                reached++;
                target.TakeInterrupt(_delivery);
            }
            else if (!byHypercall)
            {
                reached += target.State == RunState.Idle ? 1 : 0;
                target.InterruptWaits();
            }
            if (step.Action == StepAction.Flush && !byHypercall)
            {
                thread.AnswersLeft++;
                target.Owes(thread);
            }
            if (step.Action == StepAction.InterruptOne)
                break;
        }
        if (targets > 0)
            Charge(sender, byHypercall || Settings.InterruptsBy == InterceptKind.Hypercall ? 0 : accesses.Count, reached);
        Count(step.Action, targets, sender);
    }

    private static void Count(StepAction action, int targets, VirtualProcessor sender)
    {
        if (action == StepAction.Flush)
            sender.TlbFlushes++;
        else
            sender.InterruptsSent += targets;
    }

    /// <param name="sender">Who sends.</param>
    /// <param name="accesses">Accesses to the interrupt controller; 0 for one hypercall.</param>
    /// <param name="reached">Targets to which an interrupt comes now.</param>
    private void Charge(VirtualProcessor sender, int accesses, int reached)
    {
        var costs = partition.Settings.Intercepts;
        var wayOut = accesses == 0 ? costs.CostOf(InterceptKind.Hypercall) : costs.CostOf(Settings.InterruptsBy) * accesses;
        sender.SignalIntercepts += new SignalIntercepts(accesses == 0 ? 1 : 0, accesses, 0);
        sender.Disturb(wayOut + (Settings.TimePerTarget * reached));
    }

    /// <summary>
    /// Counts the groups of neighbours among targets that come in the order of their numbers, from somewhere on round to there again.
    /// </summary>
    private struct AccessCount(int size)
    {
        private int _first = -1;
        private int _last = -1;
        private int _groups;

        /// <summary>Number of accesses that name all of them.</summary>
        public readonly int Count => _groups > 1 && _first == _last ? _groups - 1 : _groups;

        public void Add(int index)
        {
            var group = index / size;
            if (group == _last && size > 1)
                return;
            _groups++;
            _last = group;
            if (_first < 0)
                _first = group;
        }
    }
}
