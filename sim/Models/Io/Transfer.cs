using HvSim.Engine;
using HvSim.Models.Guests;

namespace HvSim.Models.Io;

/// <summary>What a transfer moves.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="IsWrite">Whether it goes to the device, not from it.</param>
/// <param name="IsSequential">Whether it begins where the one before it ended.</param>
public readonly record struct TransferKind(long Bytes, bool IsWrite, bool IsSequential);

/// <summary>
/// One transfer between a guest and a device. It draws all its attributes when it begins, and says at any time what it waits for; a
/// thread that waits for several is charged for the one that ends last.
/// </summary>
public sealed class Transfer
{
    private readonly Simulation _simulation;
    private readonly long[] _parts = new long[Parts.Count];
    private ResponsePart _part;
    private Instant _since;

    /// <summary>A transfer that can be begun, and begun again when it has ended.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="home">Who gets it back in the end.</param>
    public Transfer(Simulation simulation, IStation home)
    {
        _simulation = simulation;
        Home = home;
    }

    /// <summary>Who gets it back in the end.</summary>
    public IStation Home { get; }

    /// <summary>What it moves.</summary>
    public TransferKind Kind { get; private set; }

    /// <summary>Where on its device it begins, 0 to 1.</summary>
    public double Position { get; private set; }

    /// <summary>A uniform number that decides what chance decides at the device, 0 to 1.</summary>
    public double Chance { get; private set; }

    /// <summary>Number of its guest among all guests, by which stations tell guests apart.</summary>
    public int Owner { get; private set; }

    /// <summary>Where the device sends it when it is done.</summary>
    public IStation? AfterDevice { get; set; }

    /// <summary>The thread that waits for it, or null where nobody does.</summary>
    internal Request? Thread { get; private set; }

    /// <summary>The transfer behind it in the queue that it stands in.</summary>
    internal Transfer? NextInQueue { get; set; }

    /// <summary>When it began.</summary>
    public Instant Began { get; private set; }

    internal ReadOnlySpan<long> PartNanoseconds => _parts;

    /// <summary>It begins.</summary>
    /// <param name="kind">What it moves.</param>
    /// <param name="owner">Number of its guest.</param>
    /// <param name="thread">The thread that waits for it, or null.</param>
    /// <param name="stream">Stream from which its attributes are drawn now.</param>
    public void Begin(TransferKind kind, int owner, Request? thread, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Kind = kind;
        Owner = owner;
        Thread = thread;
        Position = stream.NextDouble();
        Chance = stream.NextDouble();
        Began = _simulation.Now;
        _part = ResponsePart.ChannelQueue;
        _since = _simulation.Now;
        Array.Clear(_parts);
    }

    /// <summary>From now on its time counts as <paramref name="part"/>.</summary>
    public void Waits(ResponsePart part)
    {
        var now = _simulation.Now;
        _parts[(int)_part] += (now - _since).Nanoseconds;
        _part = part;
        _since = now;
    }

    /// <summary>The thread begins to wait for it now: what was before is the thread's own time.</summary>
    internal void BeginsToCount()
    {
        Array.Clear(_parts);
        _since = _simulation.Now;
    }
}
