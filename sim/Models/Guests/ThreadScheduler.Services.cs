using HvSim.Models.Processors;

namespace HvSim.Models.Guests;

/// <summary>Threads that serve others, in the root partition.</summary>
internal sealed partial class ThreadScheduler
{
    private void JobDone(Request thread, ServiceThread service, VirtualProcessor carrier)
    {
        if (!service.GoesOn())
        {
            carrier.Unmount();
            TakeNext(carrier);
        }
        else if (!_bound[carrier.Index].IsEmpty || (!_ready.IsEmpty && !service.IsUrgent))
        {
            carrier.Unmount();
            Enqueue(thread);
            TakeNext(carrier);
        }
    }

    /// <summary>An urgent thread takes its virtual processor from one that is not, which goes to an idle one, if there is one.</summary>
    private bool GoesAhead(Request urgent)
    {
        var carrier = _partition.Processors[urgent.BoundTo];
        if (carrier.Thread is not { Service: null or { IsUrgent: false } })
            return false;
        var displaced = carrier.Displace();
        Carry(carrier, urgent);
        if (displaced.BoundTo < 0 && _idle.First() is >= 0 and var other)
        {
            _idle.Remove(other);
            Carry(_partition.Processors[other], displaced);
            return true;
        }
        displaced.BeginWait(_partition.ReadWaitClocks());
        (displaced.BoundTo >= 0 ? _bound[displaced.BoundTo] : _ready).EnqueueFirst(displaced);
        ReadyLength.Add(1, _simulation.Now);
        return true;
    }
}
