using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Stats;

namespace HvSim.Models.Memory;

/// <summary>
/// The memory of a guest: what it holds, and what its programs have committed. Of what it holds, the working set comes first and the
/// cache of files gets the rest, so that the cache gives way before a page of the working set does. Running code comes to pages and
/// files at a rate; those that are not held are fetched from the backing store, and the thread waits for them.
/// </summary>
public sealed partial class GuestMemory
{
    /// <summary>Levels of <see cref="PressureLevel"/> to a percent.</summary>
    public const int PressureUnits = 100;

    private const double BytesPerMib = 1L << 20;

    /// <summary>Memory is added to a running guest in aligned blocks of this size, in MiB.</summary>
    private const long HotAddBlockMib = 128;

    private readonly Simulation _simulation;
    private readonly Partition _partition;
    private readonly IBackingStore _store;
    private readonly HostSwapping _swapping;
    private readonly RandomStream _stream;
    private Instant _started;
    private int _stage;
    private double _resident = 1;
    private double _pageFaultsPerSecond;
    private double _fileReadsPerSecond;

    internal GuestMemory(Simulation simulation, Partition partition, MemorySettings settings, HostWiring wiring)
    {
        _simulation = simulation;
        _partition = partition;
        _store = wiring.BackingStore!;
        _swapping = wiring.Swapping;
        _stream = simulation.CreateStream($"{partition.Name}/memory");
        Settings = settings;
        Held = new LevelClock(simulation.Now);
        Committed = new LevelClock(simulation.Now);
        Visible = new LevelClock(simulation.Now);
        PressureLevel = new LevelClock(simulation.Now);
        Pages = new PagePlacement(partition.Settings.MemoryNodes, settings.Nodes, mirrorsNodes: !settings.IsDynamic);
        Remote = new LevelClock(simulation.Now);
        Large = new LevelClock(simulation.Now);
        OverheadPages = new PagePlacement([], settings.Nodes, mirrorsNodes: false);
        SmartPaged = new LevelClock(simulation.Now);
        Strain = new StateClock(states: 2, initial: 0, simulation.Now);
    }

    /// <summary>Its settings.</summary>
    public MemorySettings Settings { get; }

    /// <summary>Memory that it holds, in MiB (counter <c>Physical Memory</c>).</summary>
    public LevelClock Held { get; }

    /// <summary>Memory that it has committed, in MiB; its demand.</summary>
    public LevelClock Committed { get; }

    /// <summary>Most memory that it has held so far, in blocks of hot-add, in MiB (counter <c>Guest Visible Physical Memory</c>).</summary>
    public LevelClock Visible { get; }

    /// <summary>Pressure, in hundredths of a percent: committed over held memory (counter <c>Current Pressure</c>).</summary>
    public LevelClock PressureLevel { get; }

    /// <summary>State 1 while pressure is above 100 or more than 10 points over its target.</summary>
    public StateClock Strain { get; }

    /// <summary>Totals that only grow.</summary>
    public MemoryTotals Totals { get; private set; }

    /// <summary>Memory that it is to hold for its demand and its buffer, within minimum and maximum, in MiB.</summary>
    public long WantedMib { get; private set; }

    /// <summary>Demand over what it holds, in percent.</summary>
    public double Pressure => PressureLevel.Level / (double)PressureUnits;

    private double TargetPressure => 100 / (1 + Settings.Buffer);

    /// <summary>The guest starts, with its startup memory.</summary>
    /// <param name="smartPagedMib">How much of that lies on the host's disk, in MiB.</param>
    public void Start(long smartPagedMib = 0)
    {
        _started = _simulation.Now;
        _stage = 0;
        Held.Add(Settings.StartupMib, _simulation.Now);
        Visible.Add(Settings.StartupMib, _simulation.Now);
        Follow(SmartPaged, smartPagedMib);
        FollowPages();
        Report();
    }

    /// <summary>The guest is shut down; its pages have been given back.</summary>
    public void Stop()
    {
        foreach (var level in (ReadOnlySpan<LevelClock>)[Held, Visible, Committed, SmartPaged])
            Follow(level, 0);
        WantedMib = 0;
        FollowPages();
        Settle();
    }

    /// <summary>The guest tells what it has committed by now.</summary>
    public void Report()
    {
        var committed = (long)Math.Ceiling(CommittedBytes() / BytesPerMib);
        if (committed != Committed.Level)
            Committed.Add(committed - Committed.Level, _simulation.Now);
        var wanted = (long)Math.Ceiling(committed * (1 + Settings.Buffer));
        WantedMib = Math.Clamp(wanted, Settings.MinimumMib, Settings.MaximumMib);
        Settle();
    }

    /// <summary>The host gives it memory: from the balloon first, then by hot-add.</summary>
    /// <param name="mib">Above 0.</param>
    public void Add(long mib)
    {
        Held.Add(mib, _simulation.Now);
        var missing = Held.Level - Visible.Level;
        if (missing > 0)
        {
            var blocks = (missing + HotAddBlockMib - 1) / HotAddBlockMib * HotAddBlockMib;
            Visible.Add(Math.Max(missing, Math.Min(blocks, Settings.MaximumMib - Visible.Level)), _simulation.Now);
        }
        Totals += new MemoryTotals { AddedMib = mib, Adds = 1 };
        FollowPages();
        Settle();
    }

    /// <summary>The balloon takes memory from it.</summary>
    /// <param name="mib">Above 0, and no more than it holds.</param>
    /// <param name="smartPagedMib">How much of that lay on the host's disk, in MiB.</param>
    public void Remove(long mib, long smartPagedMib = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mib, Held.Level);
        Held.Add(-mib, _simulation.Now);
        Follow(SmartPaged, SmartPaged.Level - smartPagedMib);
        Totals += new MemoryTotals { RemovedMib = mib, Removals = 1 };
        FollowPages();
        Settle();
    }

    /// <summary>The host has taken pages away, or given them back.</summary>
    /// <param name="part">Part of what the guest holds that is in the machine's memory, 0 to 1.</param>
    public void SetResident(double part)
    {
        if (part == _resident)
            return;
        _resident = part;
        Settle();
    }

    /// <summary>Whether the virtual processor stands still while its thread waits for a page.</summary>
    internal bool StandsStill => _swapping == HostSwapping.Synchronous || SmartPaged.Level > 0;

    /// <summary>Part of what the guest holds that is in the machine's memory, 0 to 1.</summary>
    private double Resident => SmartPaged.Level == 0 ? _resident : _resident * (1 - (SmartPaged.Level / (double)Held.Level));

    /// <summary>Work of a running thread until it comes to something that is not in memory; without end where all is.</summary>
    internal Duration DrawWorkToFetch()
    {
        var rate = _pageFaultsPerSecond + _fileReadsPerSecond;
        return rate == 0 ? Duration.MaxValue : Duration.FromSeconds(_stream.NextExponential() / rate);
    }

    /// <summary>The thread, off its virtual processor, waits for what is not in memory.</summary>
    internal void Fetch(Request thread)
    {
        var isPage = _stream.NextDouble() * (_pageFaultsPerSecond + _fileReadsPerSecond) < _pageFaultsPerSecond;
        Totals += isPage ? new MemoryTotals { PagesFetched = 1 } : new MemoryTotals { FileReads = 1 };
        thread.BeginFetch(isPage ? ResponsePart.Paging : ResponsePart.Device);
        if (_partition.Storage is { HasDisks: true } storage)
            storage.Fetch(thread, isPage ? Settings.Demand.PageTransfer : Settings.Demand.FileTransfer, _stream);
        else
            _store.Fetch(thread, _stream);
    }

    private double CommittedBytes()
    {
        var demand = Settings.Demand;
        double committed = demand.Committed;
        var age = _simulation.Now - _started;
        while (_stage < demand.Stages.Count && demand.Stages[_stage].From <= age)
            _stage++;
        if (_stage > 0)
            committed = demand.Stages[_stage - 1].Committed;
        if (_partition.HasWorkload)
            committed += (double)demand.PerRequest * (_partition.Requests.Arrived - _partition.Requests.Completed);
        return committed;
    }

    /// <summary>What follows from what it holds and has committed.</summary>
    private void Settle()
    {
        _partition.Observer?.MemoryChanged(_partition);
        var pressure = (long)Math.Round(100.0 * PressureUnits * Committed.Level / Math.Max(1, Held.Level));
        if (pressure != PressureLevel.Level)
            PressureLevel.Add(pressure - PressureLevel.Level, _simulation.Now);
        var isStrained = Pressure > Math.Min(100, TargetPressure + 10) ? 1 : 0;
        if (isStrained != Strain.Current)
            Strain.Enter(isStrained, _simulation.Now);

        var demand = Settings.Demand;
        var resident = Resident;
        var workingSet = Committed.Level * demand.WorkingSet;
        // The host does not know which pages are in use: it takes from all alike.
        var pageFaults = demand.PageTouchesPerSecond * (1 - (resident * (1 - Misses(Held.Level, workingSet))));
        var cache = demand.FileCache / BytesPerMib;
        var fileReads = demand.FileReadsPerSecond * (1 - (resident * (1 - CacheMisses(Math.Max(0, Held.Level - workingSet), cache))));
        if (pageFaults == _pageFaultsPerSecond && fileReads == _fileReadsPerSecond)
            return;
        _pageFaultsPerSecond = pageFaults;
        _fileReadsPerSecond = fileReads;
        foreach (var processor in _partition.Processors)
            processor.FetchesChange();
    }

    /// <summary>Pages of a working set are all touched alike.</summary>
    internal static double Misses(double held, double workingSet) => held >= workingSet ? 0 : 1 - (held / workingSet);

    /// <summary>
    /// Files are read unevenly, so that the first memory of a cache serves most: the part of reads that miss is one less the square root
    /// of the part of the cache that is there.
    /// </summary>
    internal static double CacheMisses(double held, double cache) => held >= cache ? 0 : 1 - Math.Sqrt(held / cache);
}
