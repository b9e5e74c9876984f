using HvSim.Engine;
using HvSim.Io.Devices;
using HvSim.Models;
using HvSim.Models.Io;
using HvSim.Stats;

namespace HvSim.Io.Limits;

/// <summary>
/// Keeps a device from taking longer than a target, whatever guests ask of it: it lets in only as many transfers as the device
/// completes in that time, and the others wait here, those of each guest in a queue of their own. The queues are served in
/// turn, one transfer each, so that a guest that asks for much waits for itself. What waits is not in the device, and no
/// guest's queue there is longer than the target.
/// </summary>
/// <remarks>
/// By Little's law a device that completes X per second, with D inside, takes D / X for each. D is never below what the device
/// serves at the same time: with fewer it would be slower and no transfer faster.
/// </remarks>
public sealed class IoBalancer : IStation
{
    private readonly Simulation _simulation;
    private readonly IDisk _device;
    private readonly CompletionRate _rate;
    private readonly Exit _exit;
    private readonly List<TransferQueue> _waiting = [];
    private readonly Queue<int> _turns = new();
    private int _inDevice;

    /// <summary>A balancer in front of an idle device, known by its parallelism alone.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="device">The device, to which nobody else sends transfers.</param>
    /// <param name="target">Longest time that a transfer is to be in the device, above zero.</param>
    public IoBalancer(Simulation simulation, IDisk device, Duration target)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(device);
        _simulation = simulation;
        _device = device;
        _rate = new CompletionRate(target);
        _exit = new Exit(this);
        Waiting = new LevelClock(simulation.Now);
    }

    /// <summary>Transfers that it keeps from the device.</summary>
    public LevelClock Waiting { get; }

    /// <summary>Transfers that it has kept from the device.</summary>
    public long Held { get; private set; }

    /// <summary>Most transfers that it lets into the device at the same time.</summary>
    public int Admitted => Math.Max(_device.Parallelism, (int)Math.Min(_rate.PerPeriod ?? 0, int.MaxValue));

    /// <inheritdoc/>
    public void Take(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.Waits(ResponsePart.Device);
        if (_inDevice < Admitted)
        {
            Admit(transfer);
            return;
        }
        Held++;
        Waiting.Add(1, _simulation.Now);
        while (_waiting.Count <= transfer.Owner)
            _waiting.Add(new TransferQueue());
        var own = _waiting[transfer.Owner];
        if (own.IsEmpty)
            _turns.Enqueue(transfer.Owner);
        own.Enqueue(transfer);
    }

    private void Admit(Transfer transfer)
    {
        if (_inDevice == 0)
            _rate.Begins(_simulation.Now);
        _inDevice++;
        transfer.AfterBalancer = transfer.AfterDevice;
        transfer.AfterDevice = _exit;
        _device.Take(transfer);
    }

    private void Completed(Transfer transfer)
    {
        _rate.Completed(_simulation.Now);
        _inDevice--;
        transfer.AfterDevice = transfer.AfterBalancer;
        while (_turns.Count > 0 && _inDevice < Admitted)
            AdmitNext();
        transfer.AfterDevice!.Take(transfer);
    }

    private void AdmitNext()
    {
        var owner = _turns.Dequeue();
        var own = _waiting[owner];
        var transfer = own.Dequeue()!;
        if (!own.IsEmpty)
            _turns.Enqueue(owner);
        Waiting.Add(-1, _simulation.Now);
        Admit(transfer);
    }

    private sealed class Exit(IoBalancer balancer) : IStation
    {
        public void Take(Transfer transfer) => balancer.Completed(transfer);
    }
}
