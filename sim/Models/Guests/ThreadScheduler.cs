using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Observing;
using HvSim.Models.Processors;
using HvSim.Stats;

namespace HvSim.Models.Guests;

/// <summary>
/// The guest's own scheduler. A ready thread takes the virtual processor that carried it last if that is idle, else the idle one of the
/// least number, else it joins the guest's ready queue, which the hypervisor does not see. Threads bound to a virtual processor queue
/// for it alone and go first there. A thread that has run for its quantum goes to the tail if others are ready. The guest cannot tell
/// whether its virtual processors have logical processors, so it never moves a thread off one that is waiting.
/// </summary>
internal sealed partial class ThreadScheduler
{
    private readonly Simulation _simulation;
    private readonly Partition _partition;
    private readonly RequestQueue _ready = new();
    private readonly RequestQueue[] _bound;
    private readonly ProcessorSet _idle;
    private readonly Signals _signals;

    public ThreadScheduler(Simulation simulation, Partition partition, int processors)
    {
        _simulation = simulation;
        _partition = partition;
        _signals = new Signals(partition);
        ReadyLength = new LevelClock(simulation.Now);
        _bound = new RequestQueue[processors];
        _idle = new ProcessorSet(processors);
        for (var i = 0; i < processors; i++)
        {
            _bound[i] = new RequestQueue();
            _idle.Add(i);
        }
    }

    /// <summary>Threads that are ready and on no virtual processor.</summary>
    public LevelClock ReadyLength { get; }

    /// <summary>The thread has work to do.</summary>
    public void MakeReady(Request thread)
    {
        if (MustStop(thread))
        {
            _partition.World!.Stop(thread, wasAsked: false);
            return;
        }
        var index = IdleProcessorFor(thread);
        if (index < 0)
        {
            if (thread.Service is not { IsUrgent: true } || !GoesAhead(thread))
                Enqueue(thread);
            return;
        }
        _idle.Remove(index);
        Carry(_partition.Processors[index], thread);
    }

    /// <summary>The thread on <paramref name="carrier"/> has done its CPU step, or has come to a lock.</summary>
    public void StepDone(VirtualProcessor carrier)
    {
        var thread = carrier.Thread!;
        if (thread.Service is { } service)
        {
            JobDone(thread, service, carrier);
            return;
        }
        var requests = _partition.Requests;
        do
        {
            if (!Passes(thread, carrier))
                return;
            if (!requests.GoesOnMounted(thread))
            {
                carrier.Unmount();
                GoOnUnmounted(thread, carrier);
                return;
            }
            requests.BeginStep(thread);
            if (MustStop(thread))
            {
                Stop(carrier);
                return;
            }
        }
        while (requests.ActionOf(thread) != StepAction.Compute);
    }

    /// <summary>The thread on <paramref name="carrier"/> has run for its quantum.</summary>
    public void QuantumEnded(VirtualProcessor carrier)
    {
        if (_ready.IsEmpty && _bound[carrier.Index].IsEmpty)
        {
            carrier.RenewQuantum();
            return;
        }
        var thread = carrier.Unmount();
        if (thread.SpinsFor is { } wanted)
            wanted.Sleep(thread);
        else
            Enqueue(thread);
        thread.Holds?.HolderUnmounted();
        TakeNext(carrier);
    }

    /// <summary>The thread on <paramref name="carrier"/> has come to something that is not in memory.</summary>
    public void Fetch(VirtualProcessor carrier)
    {
        var thread = carrier.Unmount();
        _partition.Memory!.Fetch(thread);
        if (_partition.Memory.StandsStill)
        {
            thread.StandsOn = carrier;
            carrier.StandStill(ProcessorActivity.WaitsForMemory);
            return;
        }
        thread.Holds?.HolderUnmounted();
        TakeNext(carrier);
    }

    /// <summary>What the thread waited for is in memory.</summary>
    public void Fetched(Request thread)
    {
        if (thread.StandsOn is not { } carrier)
        {
            MakeReady(thread);
            return;
        }
        thread.StandsOn = null;
        carrier.Mount(thread);
    }

    private void GoOnUnmounted(Request thread, VirtualProcessor carrier)
    {
        if (_partition.Requests.Proceed(thread))
        {
            if (!MustStop(thread))
            {
                carrier.Mount(thread);
                return;
            }
            _partition.World!.Stop(thread, wasAsked: false);
        }
        TakeNext(carrier);
    }

    private int IdleProcessorFor(Request thread)
    {
        if (thread.BoundTo >= 0)
            return _idle.Contains(thread.BoundTo) ? thread.BoundTo : -1;
        if (thread.LastCarrier is { } last && _idle.Contains(last.Index))
            return last.Index;
        return _idle.First();
    }

    private void Enqueue(Request thread)
    {
        thread.BeginWait(_partition.ReadWaitClocks());
        (thread.BoundTo >= 0 ? _bound[thread.BoundTo] : _ready).Enqueue(thread);
        ReadyLength.Add(1, _simulation.Now);
    }

    private void TakeNext(VirtualProcessor carrier)
    {
        var next = _bound[carrier.Index].Dequeue() ?? _ready.Dequeue();
        if (next is null)
        {
            _idle.Add(carrier.Index);
            carrier.GoIdle();
            return;
        }
        ReadyLength.Add(-1, _simulation.Now);
        next.EndWait(_partition.ReadWaitClocks());
        Carry(carrier, next);
    }

    private static void Carry(VirtualProcessor carrier, Request thread)
    {
        carrier.RenewQuantum();
        carrier.Mount(thread);
    }
}
