using HvSim.Engine;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;

namespace HvSim.Scenarios.Run;

/// <summary>A reading of the host's devices and adapters.</summary>
internal sealed class IoWindow
{
    private readonly BuiltHost _built;
    private readonly Device[] _devices;
    private readonly Adapter[] _adapters;
    private readonly Duration[] _channels;
    private readonly Duration[] _workers;
    private readonly Duration[] _limits;

    public IoWindow(BuiltHost built, Instant at)
    {
        _built = built;
        _devices = [.. built.Storage.Select(port => new Device(
            port.Device.Done, port.Device.Busy.Integral(at), port.Device.Link?.Integral(at) ?? 0, port.Device.InDevice.Integral(at),
            port.Completions?.Handler.ReadAwake(at) ?? Duration.Zero))];
        _adapters = [.. built.Adapters.Select(port => new Adapter(
            port.Link.BusyIn.Integral(at), port.Link.BusyOut.Integral(at), [.. port.Completions.Select(one => one.Handler.ReadAwake(at))]))];
        _channels = [.. built.Channels.Select(channel => channel.Worker.ReadAwake(at))];
        _workers = [.. built.Workers.Select(worker => worker.Thread.ReadAwake(at))];
        _limits = [.. built.Limits.Select(one => one.Limit.ReadHolding(at))];
    }

    public IReadOnlyList<DeviceReading> DevicesSince(IoWindow earlier, Duration window)
    {
        var readings = new DeviceReading[_devices.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            var (now, then) = (_devices[i], earlier._devices[i]);
            readings[i] = new DeviceReading(
                _built.Storage[i].Name,
                now.Done - then.Done,
                Math.Max(
                    GuestMemoryWindow.MeanOf(now.Busy - then.Busy, window) / _built.Storage[i].Device.Parallelism,
                    GuestMemoryWindow.MeanOf(now.Link - then.Link, window)),
                GuestMemoryWindow.MeanOf(now.InDevice - then.InDevice, window),
                GuestMemoryWindow.MeanOf((now.Completion - then.Completion).Nanoseconds, window));
        }
        return readings;
    }

    public IReadOnlyList<AdapterReading> AdaptersSince(IoWindow earlier, Duration window)
    {
        var readings = new AdapterReading[_adapters.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            var (now, then) = (_adapters[i], earlier._adapters[i]);
            readings[i] = new AdapterReading(
                _built.Adapters[i].Spec.Name,
                GuestMemoryWindow.MeanOf(now.BusyIn - then.BusyIn, window),
                GuestMemoryWindow.MeanOf(now.BusyOut - then.BusyOut, window),
                Busiest(now.Interrupts, then.Interrupts, window));
        }
        return readings;
    }

    /// <summary>Share of time in which the worker of the busiest channel had something to do; 0 without channels.</summary>
    public double BusiestChannelSince(IoWindow earlier, Duration window) => Busiest(_channels, earlier._channels, window);

    /// <summary>Share of time in which the busiest worker process had something to do; 0 without any.</summary>
    public double BusiestWorkerSince(IoWindow earlier, Duration window) => Busiest(_workers, earlier._workers, window);

    /// <summary>Classes with limits of Storage QoS, each with its disk that waited for its limit most.</summary>
    public IReadOnlyList<LimitReading> LimitsSince(IoWindow earlier, Duration window) =>
    [
        .. _built.Limits.Index().GroupBy(one => one.Item.Guest).Select(disks => new LimitReading(
            disks.Key,
            disks.Max(disk => GuestMemoryWindow.MeanOf((_limits[disk.Index] - earlier._limits[disk.Index]).Nanoseconds, window)))),
    ];

    private static double Busiest(Duration[] now, Duration[] then, Duration window)
    {
        var busiest = 0.0;
        for (var i = 0; i < now.Length; i++)
            busiest = Math.Max(busiest, GuestMemoryWindow.MeanOf((now[i] - then[i]).Nanoseconds, window));
        return busiest;
    }

    private readonly record struct Adapter(Int128 BusyIn, Int128 BusyOut, Duration[] Interrupts);

    private readonly record struct Device(long Done, Int128 Busy, Int128 Link, Int128 InDevice, Duration Completion);
}
