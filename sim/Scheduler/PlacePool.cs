using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>The places as the scheduler sees them: which are idle, whose slices are over, who runs where.</summary>
internal sealed class PlacePool
{
    private readonly Simulation _simulation;
    private readonly Place[] _places;
    private readonly Alarm[] _slices;
    private readonly ProcessorSet _idle;
    private readonly bool _haveSiblings;

    /// <summary>All places, idle.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="places">The places; their numbers are their indices.</param>
    /// <param name="haveSiblings">Whether places 2k and 2k + 1 are the hardware threads of a core.</param>
    /// <param name="sliceEnded">Is told when the slice of a place is over, or a limit of one who runs there is used up.</param>
    public PlacePool(Simulation simulation, Place[] places, bool haveSiblings, Action<Place> sliceEnded)
    {
        _simulation = simulation;
        _places = places;
        _haveSiblings = haveSiblings;
        _slices = new Alarm[places.Length];
        _idle = new ProcessorSet(places.Length);
        foreach (var place in places)
        {
            _slices[place.Index] = simulation.CreateAlarm($"LP {place.Threads[0].Index} slice", () => sliceEnded(place));
            _idle.Add(place.Index);
        }
    }

    public ReadOnlySpan<Place> Places => _places;

    /// <summary>The idle place of the least number from <paramref name="from"/> on, or null.</summary>
    public Place? NextIdle(int from)
    {
        var index = _idle.NextFrom(from);
        return index < 0 ? null : _places[index];
    }

    /// <summary>
    /// Where the account may run at once: its home, else a wholly idle core of its node, else an idle place of its node, else the
    /// same elsewhere, else null.
    /// </summary>
    public Place? IdleFor(Account account)
    {
        if (_idle.Count == 0)
            return null;
        if (_idle.Contains(account.Home.Index))
            return account.Home;
        var index = FirstIdle(account.Fence.InNode(account.Node));
        if (index < 0)
            index = FirstIdle(account.Fence.All);
        return index < 0 ? null : _places[index];
    }

    /// <summary>
    /// The place whose run is least entitled: not on a reserve, not the root's, the most charged; the home first.
    /// </summary>
    /// <param name="account">Who wants it.</param>
    /// <param name="leastCharge">Runs that are charged no more than this are no victims.</param>
    /// <param name="now">The instant.</param>
    public Place? VictimFor(Account account, long leastCharge, Instant now)
    {
        Place? victim = null;
        var most = leastCharge;
        foreach (var place in _places)
        {
            if (place.Current is not { IsRoot: false, RunsOnReserve: false } running || !account.Fence.All.Contains(place.Index))
                continue;
            var charge = running.ChargeAt(now);
            if (charge > most || (charge == most && victim is not null && place == account.Home))
            {
                most = charge;
                victim = place;
            }
        }
        return victim;
    }

    /// <summary>Puts the ready members of an account onto an idle place.</summary>
    public void Occupy(Place place, Account account)
    {
        _idle.Remove(place.Index);
        place.Current = account;
        account.Place = place;
        foreach (var member in account.Members)
        {
            if (member.IsReady)
                member.Dispatch(place.Threads[member.Thread], _simulation.Now);
        }
    }

    /// <summary>Takes the running members of the account off; they are ready.</summary>
    public void TakeOff(Place place)
    {
        foreach (var member in place.Current!.Members)
        {
            if (member.IsRunning)
                member.Preempt(_simulation.Now);
        }
        Vacate(place);
    }

    /// <summary>Nobody runs there any more.</summary>
    public void Vacate(Place place)
    {
        _slices[place.Index].Cancel();
        _idle.Add(place.Index);
        place.Current!.Place = null;
        place.Current = null;
    }

    /// <summary>Begins a slice, which is over early where a limit is used up.</summary>
    public void BeginSlice(Place place, Duration slice)
    {
        place.SliceBegan = _simulation.Now;
        place.SliceEnds = _simulation.Now + slice;
        Arm(place);
    }

    /// <summary>Lets the present slice end early, so that whoever is least charged goes on then.</summary>
    /// <param name="place">A place where somebody runs.</param>
    /// <param name="end">The end, not past; a slice that ends before it stays as it is.</param>
    public void EndSliceBy(Place place, Instant end)
    {
        if (end >= place.SliceEnds)
            return;
        place.SliceEnds = end;
        Arm(place);
    }

    /// <summary>Sets the end of the run: the slice's, or that of the first member whose limit is used up.</summary>
    public void Arm(Place place)
    {
        var now = _simulation.Now;
        var run = place.SliceEnds - now;
        foreach (var member in place.Current!.Members)
        {
            if (member.IsRunning)
                run = Duration.Min(run, member.LongestRun(now));
        }
        _slices[place.Index].SetIn(run);
    }

    /// <summary>Whether a slice has begun that is not over.</summary>
    public bool IsInSlice(Place place) => _slices[place.Index].IsSet;

    private int FirstIdle(ProcessorSet within)
    {
        var pair = _haveSiblings ? _idle.FirstPairIn(within) : -1;
        return pair >= 0 ? pair : _idle.FirstIn(within);
    }
}
