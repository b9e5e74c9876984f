using HvSim.Models.Guests.Locking;
using HvSim.Models.Intercepts;
using HvSim.Models.Observing;
using HvSim.Models.Processors;

namespace HvSim.Models.Guests;

/// <summary>Steps that take no time by themselves: locks, barriers, pauses, and what is sent to other virtual processors.</summary>
internal sealed partial class ThreadScheduler
{
    /// <summary>The thread on <paramref name="carrier"/> has come to a safe point while its guest pauses.</summary>
    public void Stop(VirtualProcessor carrier)
    {
        var wasAsked = carrier.TakeOffToStop(out var thread);
        _partition.World!.Stop(thread, wasAsked);
        TakeNext(carrier);
    }

    /// <summary>Threads that wait for a virtual processor count as stopped.</summary>
    public void StopQueued()
    {
        StopAll(_ready);
        foreach (var queue in _bound)
            StopAll(queue);
    }

    private void StopAll(RequestQueue queue)
    {
        while (queue.Dequeue() is { } thread)
        {
            ReadyLength.Add(-1, _simulation.Now);
            thread.EndWait(_partition.ReadWaitClocks());
            _partition.World!.Stop(thread, wasAsked: false);
        }
    }

    private bool MustStop(Request thread) => _partition.World is { } world && world.MustStop(thread);

    /// <summary>Does what the present step does at a point in time; returns false where the thread has to wait for it.</summary>
    private bool Passes(Request thread, VirtualProcessor carrier)
    {
        var requests = _partition.Requests;
        switch (requests.ActionOf(thread))
        {
            case StepAction.Acquire:
                return Takes(requests.LockOf(thread), thread, carrier);
            case StepAction.Release:
                requests.LockOf(thread).Release();
                return true;
            case StepAction.Barrier:
                return Meets(requests.BarrierOf(thread), thread, carrier);
            case StepAction.StopWorld:
                return StopsOthers(thread, carrier);
            case StepAction.ResumeWorld:
                _partition.World!.Resume(thread);
                return true;
            case StepAction.Flush or StepAction.InterruptOne or StepAction.InterruptAll:
                return Sends(requests.StepOf(thread), thread, carrier);
            case StepAction.Access:
                return Accesses(requests.StepOf(thread), thread, carrier);
            case StepAction.Issue:
                _partition.Storage!.Issue(thread, requests.StepOf(thread), carrier);
                return true;
            case StepAction.Await:
                return HasEnded(requests.StepOf(thread), thread, carrier);
            default:
                return true;
        }
    }

    /// <summary>The way out of the guest takes its time first; then the virtual processor stands still until the answer.</summary>
    private bool Accesses(ProgramStep step, Request thread, VirtualProcessor carrier)
    {
        switch (thread.Access)
        {
            case Access.NotBegun:
                thread.Access = Access.LeavesGuest;
                carrier.Disturb(_partition.Settings.Intercepts.CostOf(InterceptKind.IoInstruction));
                return false;
            case Access.LeavesGuest:
                carrier.Unmount();
                thread.StandsOn = carrier;
                thread.BeginAccess();
                carrier.StandStill(ProcessorActivity.WaitsForDevice);
                _partition.Storage!.Access(thread, step.Number);
                return false;
            default:
                return true;
        }
    }

    private bool HasEnded(ProgramStep step, Request thread, VirtualProcessor carrier)
    {
        if (thread.TransfersOut == 0)
            return true;
        if (carrier.IsDisturbed)
            return false;
        if (_partition.Storage!.Polls(step.Number))
        {
            carrier.Spin(isNew: true);
            return false;
        }
        carrier.Unmount();
        thread.AwaitTransfers();
        TakeNext(carrier);
        return false;
    }

    /// <summary>What is sent takes its time first; then the sender spins while answers are missing.</summary>
    private bool Sends(ProgramStep step, Request thread, VirtualProcessor carrier)
    {
        if (thread.AnswersLeft < 0)
        {
            _signals.Send(step, thread, carrier);
            return false;
        }
        if (thread.AnswersLeft > 0)
            carrier.Spin(isNew: true);
        return thread.AnswersLeft == 0;
    }

    private bool Takes(GuestLock wanted, Request thread, VirtualProcessor carrier)
    {
        var isNew = thread.SpinsFor is null;
        switch (wanted.Attempt(thread))
        {
            case LockAnswer.Taken:
                return true;
            case LockAnswer.Spin:
                carrier.Spin(isNew);
                return false;
            default:
                carrier.Unmount();
                wanted.Sleep(thread);
                TakeNext(carrier);
                return false;
        }
    }

    private bool Meets(GuestBarrier barrier, Request thread, VirtualProcessor carrier)
    {
        if (barrier.Passes(thread))
            return true;
        Wait(thread, carrier, spins: barrier.Spins);
        return false;
    }

    /// <summary>Where the others do not stop now, the thread goes on behind the pause.</summary>
    private bool StopsOthers(Request thread, VirtualProcessor carrier)
    {
        var world = _partition.World!;
        if (!world.Passes(thread, _partition.Requests.PauseOf(thread)))
        {
            Wait(thread, carrier, spins: world.WillBeQuick);
            return false;
        }
        if (thread.Meeting == Meeting.NotArrived)
        {
            thread.NextStep();
            thread.NextStep();
        }
        return true;
    }

    private void Wait(Request thread, VirtualProcessor carrier, bool spins)
    {
        if (spins)
        {
            carrier.Spin(isNew: true);
            return;
        }
        carrier.Unmount();
        thread.BeginLockWait();
        TakeNext(carrier);
    }
}
