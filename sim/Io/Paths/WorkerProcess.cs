using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Models.Io;

namespace HvSim.Io.Paths;

/// <summary>
/// The worker process of a guest, one thread of the root partition: it answers accesses to emulated controllers, and sends what they
/// have asked for to the device.
/// </summary>
public sealed class WorkerProcess : IService, IEmulator, IStation
{
    private readonly StorageCosts _costs;
    private readonly Queue<Request> _accesses;
    private readonly TransferQueue _transfers = new();
    private Request? _asker;
    private Transfer? _taken;

    /// <summary>An idle process.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="root">The root partition.</param>
    /// <param name="processors">Number of the guest's virtual processors.</param>
    /// <param name="costs">What its work costs.</param>
    public WorkerProcess(Simulation simulation, Partition root, int processors, StorageCosts costs)
    {
        _costs = costs;
        _accesses = new Queue<Request>(processors);
        Thread = new ServiceThread(simulation, root, this);
    }

    /// <summary>Its thread.</summary>
    public ServiceThread Thread { get; }

    /// <inheritdoc/>
    public void Access(Request thread)
    {
        _accesses.Enqueue(thread);
        Thread.Wake();
    }

    /// <inheritdoc/>
    public void Take(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.Waits(ResponsePart.Root);
        _transfers.Enqueue(transfer);
        Thread.Wake();
    }

    /// <inheritdoc/>
    public bool TryBegin(out Duration work)
    {
        if (_accesses.TryDequeue(out _asker))
        {
            work = _costs.Access;
            return true;
        }
        _taken = _transfers.Dequeue();
        work = _taken is null ? Duration.Zero : _costs.RequestFor(_taken.Kind) + _taken.FormatWork;
        return _taken is not null;
    }

    /// <inheritdoc/>
    public void Finished()
    {
        if (_asker is { } thread)
        {
            _asker = null;
            thread.AccessAnswered();
            return;
        }
        _taken!.AfterRoot!.Take(_taken);
    }
}
