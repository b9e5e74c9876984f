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

    /// <summary>Memory that a guest needs to start, in MiB.</summary>
    public static long NeededBy(GuestMemory guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return guest.Settings.StartupMib + guest.Settings.OverheadMib;
    }

    /// <summary>Starts the guest if there is memory for it now.</summary>
    public bool TryStart(GuestMemory guest)
    {
        if (NeededBy(guest) > Available.Level && !_mayPromiseMore)
            return false;
        guest.LacksNode = NeededBy(guest) > Nodes.RoomFor(guest) && !_mayPromiseMore;
        if (guest.LacksNode)
            return false;
        Available.Add(-NeededBy(guest), _simulation.Now);
        _guests.Add(guest);
        Nodes.Start(guest);
        guest.Start();
        ShareOut();
        return true;
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

    /// <summary>Makes memory of the guest available.</summary>
    internal void Remove(GuestMemory guest, long mib)
    {
        Nodes.TakeBack(guest, mib);
        guest.Remove(mib);
        Available.Add(mib, _simulation.Now);
        ShareOut();
    }
}
