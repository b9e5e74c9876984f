using HvSim.Engine;
using HvSim.Models.Io;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;

namespace HvSim.Scenarios.Run;

/// <summary>A reading of the host's storage.</summary>
internal sealed class StorageWindow
{
    private readonly BuiltHost _built;
    private readonly Device[] _devices;
    private readonly Duration[] _channels;

    public StorageWindow(BuiltHost built, Instant at)
    {
        _built = built;
        _devices = [.. built.Storage.Select(port => new Device(
            port.Device.Done, port.Device.Busy.Integral(at), port.Device.InDevice.Integral(at),
            port.Completions?.Handler.ReadAwake(at) ?? Duration.Zero))];
        _channels = [.. built.Channels.Select(channel => channel.Worker.ReadAwake(at))];
    }

    public static StorageReading Of(GuestStorage? storage) => storage is null ? default : new(
        storage.Reads, storage.Writes, storage.Bytes, storage.LatencySum, storage.Accesses);

    public IReadOnlyList<DeviceReading> DevicesSince(StorageWindow earlier, Duration window)
    {
        var readings = new DeviceReading[_devices.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            var (now, then) = (_devices[i], earlier._devices[i]);
            readings[i] = new DeviceReading(
                _built.Storage[i].Name,
                now.Done - then.Done,
                GuestMemoryWindow.MeanOf(now.Busy - then.Busy, window) / _built.Storage[i].Device.Parallelism,
                GuestMemoryWindow.MeanOf(now.InDevice - then.InDevice, window),
                GuestMemoryWindow.MeanOf((now.Completion - then.Completion).Nanoseconds, window));
        }
        return readings;
    }

    /// <summary>Share of time in which the worker of the busiest channel had something to do; 0 without channels.</summary>
    public double BusiestChannelSince(StorageWindow earlier, Duration window)
    {
        var busiest = 0.0;
        for (var i = 0; i < _channels.Length; i++)
            busiest = Math.Max(busiest, GuestMemoryWindow.MeanOf((_channels[i] - earlier._channels[i]).Nanoseconds, window));
        return busiest;
    }

    private readonly record struct Device(long Done, long Busy, long InDevice, Duration Completion);
}
