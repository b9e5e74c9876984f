using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// Virtual processors that are ready at one logical processor, in the order of their turns; linked through an array for all
/// lists.
/// </summary>
internal sealed class RunList(VirtualProcessor?[] next)
{
    private VirtualProcessor? _first;
    private VirtualProcessor? _last;

    public bool IsEmpty => _first is null;

    /// <summary>It has had its turn, or has just become ready.</summary>
    public void AddLast(VirtualProcessor processor)
    {
        next[processor.Number] = null;
        if (_last is null)
            _first = processor;
        else
            next[_last.Number] = processor;
        _last = processor;
    }

    /// <summary>It was interrupted in its turn.</summary>
    public void AddFirst(VirtualProcessor processor)
    {
        next[processor.Number] = _first;
        _first = processor;
        _last ??= processor;
    }

    /// <summary>Takes the first one; there must be one.</summary>
    public VirtualProcessor TakeFirst()
    {
        var first = _first!;
        _first = next[first.Number];
        if (_first is null)
            _last = null;
        return first;
    }

    /// <summary>Takes the first one that is not the root's, or null; the root's own is one at most.</summary>
    public VirtualProcessor? TakeFirstGuest()
    {
        if (_first is null || !_first.Partition.IsRoot)
            return _first is null ? null : TakeFirst();
        var root = TakeFirst();
        var guest = _first is null ? null : TakeFirst();
        AddFirst(root);
        return guest;
    }
}
