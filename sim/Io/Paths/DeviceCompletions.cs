using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Models.Io;

namespace HvSim.Io.Paths;

/// <summary>
/// The handler of a device's interrupts in the root partition: on one virtual processor, ahead of all that is not such a handler, one
/// completion after the other.
/// </summary>
public sealed class DeviceCompletions : IService, IStation
{
    private readonly StorageCosts _costs;
    private readonly TransferQueue _done = new();
    private Transfer? _taken;

    /// <summary>An idle handler.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="root">The root partition.</param>
    /// <param name="processor">Number of the root virtual processor that takes the interrupts.</param>
    /// <param name="costs">What a completion costs.</param>
    public DeviceCompletions(Simulation simulation, Partition root, int processor, StorageCosts costs)
    {
        _costs = costs;
        Handler = new ServiceThread(simulation, root, this, processor);
    }

    /// <summary>Its thread.</summary>
    public ServiceThread Handler { get; }

    /// <inheritdoc/>
    public void Take(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.Waits(ResponsePart.Root);
        _done.Enqueue(transfer);
        Handler.Wake();
    }

    /// <inheritdoc/>
    public bool TryBegin(out Duration work)
    {
        _taken = _done.Dequeue();
        work = _costs.Completion;
        return _taken is not null;
    }

    /// <inheritdoc/>
    public void Finished() => _taken!.Home.Take(_taken);
}
