using HvSim.Engine;
using HvSim.Models.Memory;
using HvSim.Stats;

namespace HvSim.Memory;

/// <summary>
/// The memory of the machine. The root partition's reserve is kept from the start; every guest takes its startup memory and what the host
/// needs for it when it starts, and what is left is available. No page is ever in two places, and none is lost.
/// </summary>
public sealed class HostMemory
{
    private readonly Simulation _simulation;
    private readonly bool _mayPromiseMore;
    private readonly List<GuestMemory> _guests = [];

    /// <summary>The memory before any guest starts.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="totalMib">Memory of the machine, in MiB.</param>
    /// <param name="reserveMib">Memory that root partition and hypervisor keep, in MiB.</param>
    /// <param name="mayPromiseMore">Whether guests start for whom there is no memory, all paying for it with a part of theirs.</param>
    /// <param name="nodes">How it is divided; null for not at all.</param>
    public HostMemory(Simulation simulation, long totalMib, long reserveMib, bool mayPromiseMore = false, NodeSettings? nodes = null)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _simulation = simulation;
        TotalMib = totalMib;
        _mayPromiseMore = mayPromiseMore;
        ReserveMib = reserveMib;
        Available = new LevelClock(simulation.Now);
        Available.Add(Math.Max(0, totalMib - reserveMib), simulation.Now);
        Nodes = new NodeMemory(Available.Level, nodes ?? NodeSettings.One);
    }

    /// <summary>Memory of the machine, in MiB.</summary>
    public long TotalMib { get; }

    /// <summary>Memory that root partition and hypervisor keep, in MiB.</summary>
    public long ReserveMib { get; }

    /// <summary>Memory that nobody holds, in MiB (counter <c>Available Memory</c>).</summary>
    public LevelClock Available { get; }

    /// <summary>What is available by NUMA node.</summary>
    public NodeMemory Nodes { get; }

    /// <summary>The guests that run, in the order in which they have started.</summary>
    public IReadOnlyList<GuestMemory> Guests => _guests;

    /// <summary>Starts the guest if there is memory for it now.</summary>
    public bool TryStart(GuestMemory guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (guest.Settings.NeededMib > Available.Level && !_mayPromiseMore)
            return false;
        guest.LacksNode = guest.Settings.NeededMib > Nodes.RoomFor(guest) && !_mayPromiseMore;
        if (guest.LacksNode)
            return false;
        Start(guest, 0);
        return true;
    }

    /// <summary>
    /// Starts a guest for which there is not enough: what is short of its startup memory lies on the host's disk. Where there is not even
    /// what the host needs for it, it does not start.
    /// </summary>
    public bool TryStartWithSmartPaging(GuestMemory guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        var room = Math.Min(Available.Level, Nodes.RoomFor(guest));
        if (room < guest.Settings.OverheadMib)
            return false;
        Start(guest, guest.Settings.NeededMib - room);
        return true;
    }

    /// <summary>A guest is shut down: what it held, and what the host needed for it, is available.</summary>
    public void Stop(GuestMemory guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        Available.Add(guest.Held.Level - guest.SmartPaged.Level + guest.Settings.OverheadMib, _simulation.Now);
        _guests.Remove(guest);
        Nodes.TakeAllBack(guest);
        guest.Stop();
        ShareOut();
        BringBack();
    }

    private void Start(GuestMemory guest, long smartPagedMib)
    {
        Available.Add(smartPagedMib - guest.Settings.NeededMib, _simulation.Now);
        _guests.Add(guest);
        Nodes.Start(guest, guest.Settings.StartupMib - smartPagedMib);
        guest.Start(smartPagedMib);
        ShareOut();
    }

    /// <summary>Memory that guests hold on the host's disk since they have restarted, in MiB.</summary>
    public long SmartPagedMib
    {
        get
        {
            long sum = 0;
            foreach (var guest in _guests)
                sum += guest.SmartPaged.Level;
            return sum;
        }
    }

    /// <summary>
    /// What is available goes first to those of whom a part lies on the host's disk, in the order in which they have started.
    /// </summary>
    private void BringBack()
    {
        foreach (var guest in _guests)
        {
            var mib = Math.Min(guest.SmartPaged.Level, Math.Min(Available.Level, Nodes.RoomFor(guest)));
            if (mib <= 0)
                continue;
            Available.Add(-mib, _simulation.Now);
            Nodes.BringBack(guest, mib);
            guest.BringBack(mib);
        }
    }

    /// <summary>Memory that guests hold and the machine does not have, in MiB; 0 where the host does not swap.</summary>
    public long SwappedMib => Math.Max(0, -Available.Level);

    /// <summary>Where more is held than there is, every guest has the same part of what it holds in the machine's memory.</summary>
    private void ShareOut()
    {
        if (!_mayPromiseMore)
            return;
        long held = 0;
        foreach (var guest in _guests)
            held += guest.Held.Level;
        var resident = held == 0 ? 1 : Math.Max(0, 1 - (SwappedMib / (double)held));
        foreach (var guest in _guests)
            guest.SetResident(resident);
    }

    /// <summary>Moves available memory to the guest.</summary>
    internal void Add(GuestMemory guest, long mib)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mib, Available.Level);
        Available.Add(-mib, _simulation.Now);
        Nodes.Give(guest, mib);
        guest.Add(mib);
        ShareOut();
    }

    /// <summary>
    /// Makes memory of the guest available; what lies on the host's disk is given up first, which makes nothing available.
    /// </summary>
    internal void Remove(GuestMemory guest, long mib)
    {
        var smartPaged = Math.Min(mib, guest.SmartPaged.Level);
        Nodes.TakeBack(guest, mib - smartPaged);
        guest.Remove(mib, smartPaged);
        Available.Add(mib - smartPaged, _simulation.Now);
        ShareOut();
        BringBack();
    }
}
