using HvSim.Engine;
using HvSim.Models.Memory;

namespace HvSim.Memory;

/// <summary>
/// The balancer of Dynamic Memory. Once a period every guest reports what it has committed. Its target is that and its buffer, within its
/// minimum and maximum, while there is memory for the targets of all. Where there is not, every guest is to have its minimum, and what
/// is left is divided by weight, nobody getting more than he wants. Guests below their targets are then given memory, those under the
/// highest pressure first, out of what is available. Where that is not enough for them, for a guest that waits to start, or for what lies
/// on the host's disk, memory is taken by ballooning from guests above their targets, those under the lowest pressure first; memory that nobody needs stays where it is.
/// No guest gains or loses more at once than the settings say.
/// </summary>
public sealed class MemoryBalancer
{
    private readonly HostMemory _memory;
    private readonly BalancerSettings _settings;
    private readonly WeightedShares _shares = new();
    private readonly Alarm _next;
    private GuestMemory[] _guests = [];
    private double[] _pressures = [];
    private int[] _order = [];
    private long[] _targets = [];
    private int[] _weights = [];
    private int _count;

    /// <summary>A balancer that has not begun.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="memory">The memory that it moves.</param>
    /// <param name="settings">How.</param>
    public MemoryBalancer(Simulation simulation, HostMemory memory, BalancerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _memory = memory;
        _settings = settings;
        _next = simulation.CreateAlarm("memory balancer", Balance);
    }

    /// <summary>Memory that guests wait for that are to start, in MiB.</summary>
    public long WaitedForMib { get; set; }

    /// <summary>Whether the last balancing could take nothing from anybody.</summary>
    public bool TookNothing { get; private set; }

    /// <summary>Called after every balancing.</summary>
    public Action? Balanced { get; set; }

    /// <summary>Begins to balance.</summary>
    public void Start() => _next.SetIn(_settings.Period);

    /// <summary>Memory that the guests that run could give back in time, in MiB.</summary>
    public long Reclaimable()
    {
        long sum = 0;
        foreach (var guest in _memory.Guests)
            sum += guest.Settings.IsDynamic ? Math.Max(0, guest.Held.Level - guest.Settings.MinimumMib) : 0;
        return sum - _memory.SmartPagedMib;
    }

    /// <summary>Memory that goes before what guests are given that run, in MiB.</summary>
    private long ClaimedMib => WaitedForMib + _memory.SmartPagedMib;

    private void Balance()
    {
        ReadGuests();
        SetTargets();
        Array.Sort(_pressures, _order, 0, _count);
        TakeFromThoseAbove();
        GiveToThoseBelow();
        Balanced?.Invoke();
        _next.SetIn(_settings.Period);
    }

    private void ReadGuests()
    {
        var guests = _memory.Guests;
        if (_guests.Length < guests.Count)
        {
            _guests = new GuestMemory[guests.Count];
            _pressures = new double[guests.Count];
            _order = new int[guests.Count];
            _targets = new long[guests.Count];
            _weights = new int[guests.Count];
        }
        _count = 0;
        for (var i = 0; i < guests.Count; i++)
        {
            guests[i].Report();
            if (!guests[i].Settings.IsDynamic)
                continue;
            _guests[_count] = guests[i];
            _pressures[_count] = guests[i].Pressure;
            _order[_count] = _count;
            _weights[_count] = Math.Max(1, guests[i].Settings.Weight);
            _count++;
        }
    }

    private void SetTargets()
    {
        var supply = _memory.Available.Level - ClaimedMib;
        long minimum = 0;
        for (var i = 0; i < _count; i++)
        {
            supply += _guests[i].Held.Level;
            minimum += _guests[i].Settings.MinimumMib;
            _targets[i] = _guests[i].WantedMib - _guests[i].Settings.MinimumMib;
        }
        _shares.Divide(Math.Max(0, supply - minimum), _targets.AsSpan(0, _count), _weights.AsSpan(0, _count));
        for (var i = 0; i < _count; i++)
            _targets[i] += _guests[i].Settings.MinimumMib;
    }

    private void TakeFromThoseAbove()
    {
        TookNothing = true;
        var lacking = ClaimedMib - _memory.Available.Level;
        for (var i = 0; i < _count; i++)
            lacking += Addition(i);
        for (var k = 0; k < _count && lacking > 0; k++)
        {
            var i = _order[k];
            var excess = _guests[i].Held.Level - _targets[i];
            if (excess <= Tolerated(i))
                continue;
            var taken = Math.Min(Math.Min(excess, _settings.MostRemovedMib), lacking);
            _memory.Remove(_guests[i], taken);
            lacking -= taken;
            TookNothing = false;
        }
    }

    private void GiveToThoseBelow()
    {
        for (var k = _count - 1; k >= 0; k--)
        {
            var guest = _guests[_order[k]];
            var given = Math.Min(Math.Min(Addition(_order[k]), _memory.Available.Level - ClaimedMib), _memory.Nodes.RoomFor(guest));
            if (given > 0)
                _memory.Add(guest, given);
        }
    }

    /// <summary>What a guest is to be given now, if there is as much.</summary>
    private long Addition(int i)
    {
        var missing = _targets[i] - _guests[i].Held.Level;
        return missing <= Tolerated(i) ? 0 : Math.Min(missing, _settings.MostAddedMib);
    }

    private long Tolerated(int i) => (long)(_targets[i] * _settings.Tolerance);
}
