using HvSim.Engine;
using HvSim.Tests.Support;

namespace HvSim.Bench.Engine;

/// <summary>The same models with an object per event on .NET's priority queue.</summary>
internal abstract class EventModel : IContender
{
    public long EventCount => Events.EventCount;

    public long Check { get; protected set; }

    private protected EventList Events { get; } = new();

    private protected RandomStream Random { get; } = new(1, "model");

    public virtual void RunUntil(Instant end) => Events.RunUntil(end.Nanoseconds);
}

internal sealed class EventHold : EventModel
{
    internal EventHold(int population)
    {
        for (var i = 0; i < population; i++)
        {
            Events.Schedule(new Turn(this), Delay.Exponential(Random).Nanoseconds);
        }
    }

    private sealed class Turn(EventHold owner) : Event
    {
        internal override void Fire()
        {
            owner.Check++;
            owner.Events.Schedule(new Turn(owner), Delay.Exponential(owner.Random).Nanoseconds);
        }
    }
}

internal sealed class EventPhold : EventModel
{
    private readonly long[] _visits;

    internal EventPhold(int objects)
    {
        _visits = new long[objects];
        for (var i = 0; i < objects; i++)
        {
            Events.Schedule(new Arrival(this, i), Delay.Exponential(Random).Nanoseconds);
        }
    }

    private sealed class Arrival(EventPhold owner, int destination) : Event
    {
        internal override void Fire()
        {
            owner.Check += ++owner._visits[destination] & 1;
            var next = owner.Random.NextInt32(owner._visits.Length);
            owner.Events.Schedule(new Arrival(owner, next), Delay.Exponential(owner.Random).Nanoseconds);
        }
    }
}

internal sealed class EventMm1 : EventModel
{
    private int _present;

    internal EventMm1() => Events.Schedule(new Arrival(this), Delay.Exponential(Random).Nanoseconds);

    private sealed class Arrival(EventMm1 owner) : Event
    {
        internal override void Fire()
        {
            owner.Events.Schedule(new Arrival(owner), Delay.Exponential(owner.Random).Nanoseconds);
            if (owner._present++ == 0)
            {
                owner.Events.Schedule(new Departure(owner), Delay.Service(owner.Random).Nanoseconds);
            }
        }
    }

    private sealed class Departure(EventMm1 owner) : Event
    {
        internal override void Fire()
        {
            owner.Check++;
            if (--owner._present > 0)
            {
                owner.Events.Schedule(new Departure(owner), Delay.Service(owner.Random).Nanoseconds);
            }
        }
    }
}

internal sealed class EventMix : EventModel
{
    private readonly Deadline?[] _deadlines;

    internal EventMix(int population)
    {
        _deadlines = new Deadline?[population];
        for (var i = 0; i < population; i++)
        {
            Set(i);
        }
    }

    public override void RunUntil(Instant end) => Events.RunUntilSkippingCancelled(end.Nanoseconds);

    private void Set(int member)
    {
        _deadlines[member]?.Cancel();
        var next = new Deadline(this, member);
        _deadlines[member] = next;
        Events.Schedule(next, Delay.Bimodal(Random).Nanoseconds);
    }

    private void Cancel(int member)
    {
        _deadlines[member]!.Cancel();
        _deadlines[member] = null;
    }

    private sealed class Deadline(EventMix owner, int member) : Event
    {
        internal override void Fire()
        {
            owner.Check++;
            owner._deadlines[member] = null;
            owner.Set(member);
            var other = owner.Random.NextInt32(owner._deadlines.Length);
            if (owner.Random.NextInt32(4) == 0 && owner._deadlines[other] is not null)
            {
                owner.Cancel(other);
            }
            else
            {
                owner.Set(other);
            }
        }
    }
}
