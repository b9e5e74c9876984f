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
    private readonly List<GuestMemory> _guests = [];

    /// <summary>The memory before any guest starts.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="totalMib">Memory of the machine, in MiB.</param>
    /// <param name="reserveMib">Memory that root partition and hypervisor keep, in MiB.</param>
    public HostMemory(Simulation simulation, long totalMib, long reserveMib)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _simulation = simulation;
        TotalMib = totalMib;
        ReserveMib = reserveMib;
        Available = new LevelClock(simulation.Now);
        Available.Add(Math.Max(0, totalMib - reserveMib), simulation.Now);
    }

    /// <summary>Memory of the machine, in MiB.</summary>
    public long TotalMib { get; }

    /// <summary>Memory that root partition and hypervisor keep, in MiB.</summary>
    public long ReserveMib { get; }

    /// <summary>Memory that nobody holds, in MiB (counter <c>Available Memory</c>).</summary>
    public LevelClock Available { get; }

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
        if (NeededBy(guest) > Available.Level)
            return false;
        Available.Add(-NeededBy(guest), _simulation.Now);
        _guests.Add(guest);
        guest.Start();
        return true;
    }

    /// <summary>Moves available memory to the guest.</summary>
    internal void Add(GuestMemory guest, long mib)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mib, Available.Level);
        Available.Add(-mib, _simulation.Now);
        guest.Add(mib);
    }

    /// <summary>Makes memory of the guest available.</summary>
    internal void Remove(GuestMemory guest, long mib)
    {
        guest.Remove(mib);
        Available.Add(mib, _simulation.Now);
    }
}
