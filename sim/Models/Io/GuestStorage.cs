using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Processors;

namespace HvSim.Models.Io;

/// <summary>
/// The disks of a guest as its kernel sees them: it sends transfers on their paths, and takes their completions by an interrupt on one
/// of its virtual processors. Completions that come before an earlier one is handled need no interrupt of their own.
/// </summary>
public sealed class GuestStorage : IStation
{
    private readonly Simulation _simulation;
    private readonly Partition _partition;
    private readonly int _owner;
    private readonly DiskSettings[] _disks;
    private readonly IDiskPath[] _paths;
    private readonly IEmulator?[] _emulators;
    private readonly TransferTotals[] _totals;
    private readonly int[] _underWay;
    private readonly Stack<Transfer> _pool = new();
    private int _made;

    internal GuestStorage(Simulation simulation, Partition partition, int owner, IReadOnlyList<DiskSettings> disks)
    {
        _simulation = simulation;
        _partition = partition;
        _owner = owner;
        _disks = [.. disks];
        _paths = new IDiskPath[disks.Count];
        _emulators = new IEmulator?[disks.Count];
        _totals = new TransferTotals[disks.Count];
        _underWay = new int[disks.Count];
    }

    /// <summary>Whether it has a disk, not only a network adapter.</summary>
    public bool HasDisks => !_disks[0].IsNetwork;

    /// <summary>Whether it has a network adapter.</summary>
    public bool HasNetwork => _disks[^1].IsNetwork;

    /// <summary>What the guest has handled so far, on all disks and its network adapter.</summary>
    public TransferTotals Totals
    {
        get
        {
            var sum = default(TransferTotals);
            foreach (var one in _totals)
                sum += one;
            return sum;
        }
    }

    /// <summary>What the guest has handled so far on one disk, by its number; the network adapter is the last.</summary>
    public TransferTotals TotalsOf(int disk) => _totals[disk];

    /// <summary>Transfers of one disk that have been sent and whose completion the guest has not handled yet.</summary>
    public int UnderWay(int disk) => _underWay[disk];

    /// <summary>Connects a disk by a path.</summary>
    /// <param name="disk">Number of the disk within the guest.</param>
    /// <param name="path">How transfers come to it.</param>
    /// <param name="emulator">Who answers accesses to its controller; null where it is not emulated.</param>
    public void Connect(int disk, IDiskPath path, IEmulator? emulator = null)
    {
        _paths[disk] = path;
        _emulators[disk] = emulator;
    }

    /// <inheritdoc/>
    public void Take(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        var disk = _disks[transfer.Disk];
        if ((disk.Polls || (disk.IsNetwork && transfer.Kind.IsWrite)) && !transfer.IsFetch)
        {
            transfer.Waits(ResponsePart.Network);
            Ended(transfer, _partition.Processors[transfer.SentFrom]);
            return;
        }
        transfer.Handler = disk.HandlerFor(transfer.Kind);
        var target = disk.Target == CompletionTarget.First ? 0 : transfer.SentFrom;
        _partition.Processors[target].TakeCompletion(transfer, disk.Interrupt);
    }

    /// <summary>Whether threads look for the completions of this disk themselves.</summary>
    internal bool Polls(int disk) => _disks[disk].Polls;

    /// <summary>The thread, running on <paramref name="carrier"/>, begins a transfer.</summary>
    internal void Issue(Request thread, ProgramStep step, VirtualProcessor carrier)
    {
        var transfer = Make();
        var (position, chance) = thread.DrawTransfer();
        transfer.Begin(step.Transfer, _owner, thread, position, chance);
        thread.TransfersOut++;
        carrier.Disturb(Send(transfer, step.Number, carrier.Index));
    }

    /// <summary>A page or file is fetched for a thread that has left its virtual processor.</summary>
    internal void Fetch(Request thread, TransferKind kind, RandomStream stream)
    {
        var transfer = Make();
        transfer.Begin(kind, _owner, thread: null, stream);
        transfer.Fetches(thread);
        var carrier = thread.LastCarrier!;
        carrier.Disturb(Send(transfer, disk: 0, carrier.Index));
    }

    /// <summary>The thread accesses the emulated controller of a disk.</summary>
    internal void Access(Request thread, int disk)
    {
        _totals[disk] = _totals[disk] with { Accesses = _totals[disk].Accesses + 1 };
        _emulators[disk]!.Access(thread);
    }

    /// <summary>The guest has handled the completion on <paramref name="carrier"/>.</summary>
    internal void Ended(Transfer transfer, VirtualProcessor carrier)
    {
        carrier.TakeHypervisorTime(transfer.Path!.Handled(transfer));
        _partition.Observer?.TransferIsAt(transfer, null);
        _underWay[transfer.Disk]--;
        _totals[transfer.Disk] = _totals[transfer.Disk].With(transfer, _simulation.Now, _disks[transfer.Disk].IsNetwork);
        var thread = transfer.Thread!;
        var isFetch = transfer.IsFetch;
        if (!isFetch)
            thread.TransferEnded(transfer);
        _pool.Push(transfer);
        if (isFetch)
            thread.Fetched();
    }

    private Duration Send(Transfer transfer, int disk, int from)
    {
        transfer.Disk = disk;
        transfer.SentFrom = from;
        transfer.Path = _paths[disk];
        _underWay[disk]++;
        return transfer.Path.Send(transfer);
    }

    /// <summary>The pool has room for all that there are, so that nothing is allocated when they come back.</summary>
    private Transfer Make()
    {
        if (_pool.TryPop(out var transfer))
            return transfer;
        _pool.EnsureCapacity(++_made);
        return new Transfer(_simulation, this) { Number = _made - 1, Observer = _partition.Observer };
    }
}
