using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Models.Io;

namespace HvSim.Io.Paths;

/// <summary>
/// A VMBus channel from a guest to the storage service of the root partition: so many transfers at a time, one worker that takes them
/// one after the other. The guest signals only where the worker sleeps. All disks of a controller share its channels, so that a slow
/// one can take all places.
/// </summary>
public sealed class Channel : IService
{
    private readonly StorageCosts _costs;
    private readonly int _depth;
    private readonly TransferQueue _outside = new();
    private readonly TransferQueue _ring = new();
    private Transfer? _taken;

    /// <summary>An empty channel.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="root">The root partition.</param>
    /// <param name="depth">Transfers that it holds from sending until the guest has handled their completion, 1 or more.</param>
    /// <param name="costs">What they cost the root partition.</param>
    public Channel(Simulation simulation, Partition root, int depth, StorageCosts costs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        _costs = costs;
        _depth = depth;
        Worker = new ServiceThread(simulation, root, this);
    }

    /// <summary>The thread of the root partition that takes transfers out of it.</summary>
    public ServiceThread Worker { get; }

    /// <summary>Transfers that it holds.</summary>
    public int Inside { get; private set; }

    /// <summary>Transfers that had to wait for a place.</summary>
    public long Delayed { get; private set; }

    /// <summary>Times that the guest had to signal.</summary>
    public long Signals { get; private set; }

    /// <summary>Sends a transfer; returns whether the guest has to signal.</summary>
    public bool Send(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.Waits(ResponsePart.ChannelQueue);
        if (Inside == _depth)
        {
            Delayed++;
            _outside.Enqueue(transfer);
            return false;
        }
        return Enter(transfer);
    }

    /// <summary>The guest has handled a completion, and there is a place; returns whether it has to signal for who takes it.</summary>
    public bool Release()
    {
        Inside--;
        return _outside.Dequeue() is { } next && Enter(next);
    }

    /// <inheritdoc/>
    public bool TryBegin(out Duration work)
    {
        _taken = _ring.Dequeue();
        if (_taken is null)
        {
            work = Duration.Zero;
            return false;
        }
        _taken.Waits(ResponsePart.Root);
        work = _costs.RequestFor(_taken.Kind) + _taken.FormatWork;
        return true;
    }

    /// <inheritdoc/>
    public void Finished() => _taken!.AfterRoot!.Take(_taken);

    private bool Enter(Transfer transfer)
    {
        Inside++;
        _ring.Enqueue(transfer);
        if (Worker.IsAwake)
            return false;
        Signals++;
        Worker.Wake();
        return true;
    }
}
