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
    private readonly Duration _moderation;
    private readonly Alarm _interrupt;
    private Transfer? _taken;

    /// <summary>An idle handler.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="root">The root partition.</param>
    /// <param name="processor">Number of the root virtual processor that takes the interrupts.</param>
    /// <param name="costs">What a completion costs.</param>
    /// <param name="moderation">Time by which the device holds an interrupt back, so that it tells of more than one completion.</param>
    public DeviceCompletions(Simulation simulation, Partition root, int processor, StorageCosts costs, Duration moderation = default)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _costs = costs;
        _moderation = moderation;
        Handler = new ServiceThread(simulation, root, this, processor);
        _interrupt = simulation.CreateAlarm($"interrupt of a device at root VP {processor}", Handler.Wake);
    }

    /// <summary>Its thread.</summary>
    public ServiceThread Handler { get; }

    /// <inheritdoc/>
    public void Take(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.Waits(ResponsePart.Root);
        _done.Enqueue(transfer);
        if (_moderation == Duration.Zero)
            Handler.Wake();
        else if (!Handler.IsAwake && !_interrupt.IsSet)
            _interrupt.SetIn(_moderation);
    }

    /// <inheritdoc/>
    public bool TryBegin(out Duration work)
    {
        _taken = _done.Dequeue();
        work = _taken is null ? Duration.Zero : _costs.CompletionFor(_taken.Kind);
        return _taken is not null;
    }

    /// <inheritdoc/>
    public void Finished() => _taken!.Home.Take(_taken);
}
