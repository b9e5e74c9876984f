using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Io;
using HvSim.Stats;

namespace HvSim.Io.Devices;

/// <summary>Movements of a rotating disk.</summary>
/// <param name="TrackSeek">Time in which the arm comes to the next track and settles.</param>
/// <param name="FullSeek">Time in which it goes from end to end; not below <paramref name="TrackSeek"/>.</param>
/// <param name="TurnsPerSecond">Turns per second, above 0.</param>
/// <param name="BytesPerSecond">Bandwidth, above 0.</param>
public readonly record struct DiskMovement(Duration TrackSeek, Duration FullSeek, double TurnsPerSecond, double BytesPerSecond);

/// <summary>
/// A rotating disk: one arm, whose seek grows with the square root of the distance, then on average half a turn, then the bytes. A
/// sequential transfer needs neither seek nor turn, unless one of another guest has moved the arm away. The queue is served first come,
/// first served, or in one direction from place to place and from the end back to the beginning.
/// </summary>
public sealed class RotatingDisk : IDisk
{
    // Transfers that wait on a host that is not lost; more make the list grow.
    private const int MostUsually = 256;

    private readonly Simulation _simulation;
    private readonly DiskMovement _movement;
    private readonly bool _sortsQueue;
    private readonly List<Transfer> _waiting = new(MostUsually);
    private readonly Alarm _done;
    private Transfer? _served;
    private int? _lastOwner;
    private double _arm;
    private double _sweep;

    /// <summary>An idle disk, its arm at the beginning.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="name">Its name.</param>
    /// <param name="movement">How it moves.</param>
    /// <param name="sortsQueue">Whether it serves what waits in the order of places.</param>
    public RotatingDisk(Simulation simulation, string name, DiskMovement movement, bool sortsQueue)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _simulation = simulation;
        _movement = movement;
        _sortsQueue = sortsQueue;
        Busy = new LevelClock(simulation.Now);
        InDevice = new LevelClock(simulation.Now);
        _done = simulation.CreateAlarm(name, OnDone);
    }

    /// <inheritdoc/>
    public int Parallelism => 1;

    /// <inheritdoc/>
    public LevelClock Busy { get; }

    /// <inheritdoc/>
    public LevelClock? Link => null;

    /// <inheritdoc/>
    public LevelClock InDevice { get; }

    /// <inheritdoc/>
    public long Done { get; private set; }

    /// <inheritdoc/>
    public void Take(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        transfer.Waits(ResponsePart.Device);
        InDevice.Add(1, _simulation.Now);
        if (_served is null)
        {
            Busy.Add(1, _simulation.Now);
            Serve(transfer);
        }
        else
            _waiting.Add(transfer);
    }

    private void Serve(Transfer transfer)
    {
        _served = transfer;
        var seconds = transfer.Kind.Bytes / _movement.BytesPerSecond;
        if (!transfer.Kind.IsSequential || transfer.Owner != _lastOwner)
        {
            seconds += SeekSeconds(Math.Abs(transfer.Position - _arm)) + (transfer.Chance / _movement.TurnsPerSecond);
            _arm = transfer.Position;
        }
        // A stream does not hold up the sweep, though its arm stays.
        _sweep = transfer.Position;
        _lastOwner = transfer.Owner;
        _done.SetIn(Duration.FromSeconds(seconds));
    }

    private double SeekSeconds(double distance) =>
        _movement.TrackSeek.Seconds + ((_movement.FullSeek - _movement.TrackSeek).Seconds * Math.Sqrt(distance));

    private void OnDone()
    {
        var transfer = _served!;
        _served = null;
        Done++;
        InDevice.Add(-1, _simulation.Now);
        if (_waiting.Count > 0)
            Serve(Next());
        else
            Busy.Add(-1, _simulation.Now);
        transfer.AfterDevice!.Take(transfer);
    }

    private Transfer Next()
    {
        var best = 0;
        for (var i = 1; _sortsQueue && i < _waiting.Count; i++)
        {
            if (Ahead(_waiting[i]) < Ahead(_waiting[best]))
                best = i;
        }
        var next = _waiting[best];
        _waiting.RemoveAt(best);
        return next;
    }

    /// <summary>Distance from the place of the sweep on in its direction; what lies behind comes after the end.</summary>
    private double Ahead(Transfer transfer)
    {
        var distance = transfer.Position - _sweep;
        return distance >= 0 ? distance : distance + 1;
    }
}
