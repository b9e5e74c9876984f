namespace HvSim.Models.Io;

/// <summary>Transfers in the order in which they came; a transfer stands in one queue at a time.</summary>
public sealed class TransferQueue
{
    private Transfer? _first;
    private Transfer? _last;

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _first is null;

    /// <summary>The one that came first, or null.</summary>
    public Transfer? First => _first;

    /// <summary>Number of transfers that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Puts a transfer behind the others.</summary>
    public void Enqueue(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.NextInQueue = null;
        if (_last is null)
            _first = transfer;
        else
            _last.NextInQueue = transfer;
        _last = transfer;
        Count++;
    }

    /// <summary>Takes the first one away, or returns null.</summary>
    public Transfer? Dequeue()
    {
        var transfer = _first;
        if (transfer is null)
            return null;
        _first = transfer.NextInQueue;
        if (_first is null)
            _last = null;
        transfer.NextInQueue = null;
        Count--;
        return transfer;
    }
}
