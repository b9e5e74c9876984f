using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Models.Guests;

/// <summary>Transfers that a request has begun, and its accesses to emulated devices.</summary>
public sealed partial class Request
{
    private ulong _transferSeed;
    private ulong _transfersDrawn;
    private bool _awaitsTransfers;

    /// <summary>Transfers that it has begun and that have not ended.</summary>
    internal int TransfersOut { get; set; }

    /// <summary>Transfers count from here on as its waiting; not before it waits for them.</summary>
    internal Instant CountsTransfersFrom => _awaitsTransfers ? _blockedSince : _simulation.Now;

    /// <summary>Where it is in the access of its present step to an emulated device.</summary>
    internal Access Access { get; set; }

    /// <summary>Draws what is chance about its next transfer.</summary>
    internal (double Position, double Chance) DrawTransfer() => (
        RandomStream.Uniform(StableHash.Mix(_transferSeed, _transfersDrawn++)),
        RandomStream.Uniform(StableHash.Mix(_transferSeed, _transfersDrawn++)));

    /// <summary>It waits, without a virtual processor, until its transfers have ended.</summary>
    internal void AwaitTransfers()
    {
        _awaitsTransfers = true;
        _blockedSince = _simulation.Now;
    }

    /// <summary>One of its transfers has ended; the last one says where the time of waiting has gone.</summary>
    internal void TransferEnded(Transfer transfer)
    {
        if (--TransfersOut > 0)
            return;
        if (!_awaitsTransfers)
        {
            Carrier?.StopSpinning();
            return;
        }
        var parts = transfer.PartNanoseconds;
        for (var i = 0; i < parts.Length; i++)
            _parts[i] += parts[i];
        _awaitsTransfers = false;
        _flow.GoesOnAfterTransfers(this);
    }

    /// <summary>Its virtual processor leaves for an access to an emulated device, and will stand still.</summary>
    internal void BeginAccess()
    {
        Access = Access.Waits;
        _blockedSince = _simulation.Now;
    }

    /// <summary>The root partition has answered its access to an emulated device.</summary>
    public void AccessAnswered()
    {
        Access = Access.Answered;
        Add(ResponsePart.Root, _simulation.Now - _blockedSince);
        _flow.GoesOnAfterFetch(this);
    }

    private void BeginTransfers(RandomStream stream)
    {
        _transfersDrawn = 0;
        _transferSeed = stream.NextUInt64();
    }
}

/// <summary>Where a thread is in an access to an emulated device.</summary>
internal enum Access
{
    NotBegun,
    LeavesGuest,
    Waits,
    Answered,
}
