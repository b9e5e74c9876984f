namespace HvSim.Models.Timers;

/// <summary>Timers in a row, linked through themselves, so that none of this allocates.</summary>
internal struct TimerList
{
    private VirtualTimer? _last;

    /// <summary>The first one, or null.</summary>
    public VirtualTimer? First { get; private set; }

    /// <summary>
    /// Puts it behind all that are due no later. From the tail: after its tick a timer is the last of all that have its period.
    /// </summary>
    public void InsertByDue(VirtualTimer timer)
    {
        var before = _last;
        while (before is not null && before.Due > timer.Due)
            before = before.Previous;
        InsertAfter(before, timer);
    }

    /// <summary>Puts it last.</summary>
    public void Append(VirtualTimer timer) => InsertAfter(_last, timer);

    /// <summary>Takes out the first one, or returns null.</summary>
    public VirtualTimer? TakeFirst()
    {
        var first = First;
        if (first is not null)
            Remove(first);
        return first;
    }

    /// <summary>Whether it is in this list, which is a short one.</summary>
    public readonly bool Contains(VirtualTimer timer)
    {
        var member = First;
        while (member is not null && member != timer)
            member = member.Next;
        return member is not null;
    }

    /// <summary>Takes it out; it must be in this list.</summary>
    public void Remove(VirtualTimer timer)
    {
        if (timer.Previous is null)
            First = timer.Next;
        else
            timer.Previous.Next = timer.Next;
        if (timer.Next is null)
            _last = timer.Previous;
        else
            timer.Next.Previous = timer.Previous;
        timer.Previous = null;
        timer.Next = null;
    }

    private void InsertAfter(VirtualTimer? before, VirtualTimer timer)
    {
        timer.Previous = before;
        timer.Next = before is null ? First : before.Next;
        if (timer.Next is null)
            _last = timer;
        else
            timer.Next.Previous = timer;
        if (before is null)
            First = timer;
        else
            before.Next = timer;
    }
}
