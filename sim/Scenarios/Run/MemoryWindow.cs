using HvSim.Engine;
using HvSim.Memory;
using HvSim.Models.Memory;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;

namespace HvSim.Scenarios.Run;

/// <summary>A reading of a guest's memory.</summary>
internal readonly struct GuestMemoryWindow
{
    private readonly Int128 _held;
    private readonly Int128 _committed;
    private readonly Int128 _pressure;
    private readonly Int128 _remote;
    private readonly Int128 _large;
    private readonly Int128 _smartPaged;
    private readonly bool _waitsToRestart;
    private readonly bool _lacksNode;
    private readonly long _visible;
    private readonly bool _isAtMaximum;
    private readonly Duration _strained;
    private readonly MemoryTotals _totals;

    public GuestMemoryWindow(GuestMemory? memory, Instant at)
    {
        if (memory is null)
            return;
        _held = memory.Held.Integral(at);
        _committed = memory.Committed.Integral(at);
        _pressure = memory.PressureLevel.Integral(at);
        _remote = memory.Remote.Integral(at);
        _large = memory.Large.Integral(at);
        _smartPaged = memory.SmartPaged.Integral(at);
        _waitsToRestart = memory.WaitsToRestart;
        _lacksNode = memory.LacksNode;
        _visible = memory.Visible.Level;
        _isAtMaximum = memory.Settings.IsDynamic && memory.Held.Level >= memory.Settings.MaximumMib;
        _strained = memory.Strain.In(1, at);
        _totals = memory.Totals;
    }

    public MemoryReading Since(GuestMemoryWindow earlier, Duration window) => new()
    {
        HeldMib = MeanOf(_held - earlier._held, window),
        CommittedMib = MeanOf(_committed - earlier._committed, window),
        RemoteMib = MeanOf(_remote - earlier._remote, window),
        LargeMib = MeanOf(_large - earlier._large, window),
        SmartPagedMib = MeanOf(_smartPaged - earlier._smartPaged, window),
        WaitsToRestart = _waitsToRestart,
        LacksNode = _lacksNode,
        VisibleMib = _visible,
        Pressure = MeanOf(_pressure - earlier._pressure, window) / GuestMemory.PressureUnits,
        Strained = _strained - earlier._strained,
        IsAtMaximum = _isAtMaximum,
        Totals = _totals - earlier._totals,
    };

    public static double MeanOf(Int128 integral, Duration window) =>
        window == Duration.Zero ? 0 : (double)integral / window.Nanoseconds;
}

/// <summary>A reading of the host's memory.</summary>
internal readonly struct HostMemoryWindow
{
    private readonly HostMemory? _memory;
    private readonly int _servers;
    private readonly Int128 _available;
    private readonly Int128 _busy;
    private readonly Int128 _inDevice;
    private readonly long _transfers;

    public HostMemoryWindow(BuiltHost built, Instant at)
    {
        if (built.Memory is null || built.PagingDevice is not { } device)
            return;
        _memory = built.Memory;
        _servers = device.Parallelism;
        _available = built.Memory.Available.Integral(at);
        _busy = device.Busy.Integral(at);
        _inDevice = device.InDevice.Integral(at);
        _transfers = device.Done;
    }

    public HostMemoryReading Since(HostMemoryWindow earlier, Duration window) => _memory is null ? default : new()
    {
        TotalMib = _memory.TotalMib,
        AvailableMib = GuestMemoryWindow.MeanOf(_available - earlier._available, window),
        Transfers = _transfers - earlier._transfers,
        DeviceBusy = GuestMemoryWindow.MeanOf(_busy - earlier._busy, window) / _servers,
        InDevice = GuestMemoryWindow.MeanOf(_inDevice - earlier._inDevice, window),
    };
}
