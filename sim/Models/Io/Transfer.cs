using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Observing;
using HvSim.Models.Processors;

namespace HvSim.Models.Io;

/// <summary>What a transfer moves.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="IsWrite">Whether it goes to the device, not from it.</param>
/// <param name="IsSequential">Whether it begins where the one before it of its guest ended.</param>
/// <param name="Packets">Packets that it consists of on a network; 1 for disks.</param>
public readonly record struct TransferKind(long Bytes, bool IsWrite, bool IsSequential, int Packets = 1)
{
    private const double BytesPerKib = 1024;

    /// <summary>Its size in KiB.</summary>
    public double Kib => Bytes / BytesPerKib;
}

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

    /// <summary>Number among all transfers of its guest that are under way at a time, from 0.</summary>
    public int Number { get; init; }

    /// <summary>Who watches it; null for nobody.</summary>
    internal IHostObserver? Observer { get; init; }

    /// <summary>What it moves.</summary>
    public TransferKind Kind { get; private set; }

    /// <summary>Where on its device it begins, 0 to 1.</summary>
    public double Position { get; private set; }

    /// <summary>A uniform number that decides what chance decides at the device, 0 to 1.</summary>
    public double Chance { get; private set; }

    /// <summary>Number of its guest among all guests, by which stations tell guests apart.</summary>
    public int Owner { get; private set; }

    /// <summary>When it leaves the station where it is; for stations that keep several for the same time.</summary>
    public Instant DueAt { get; set; }

    /// <summary>More of the root partition's time for its request, for the format of its disk.</summary>
    public Duration FormatWork { get; set; }

    /// <summary>Where the root partition sends it when it has taken it from the guest.</summary>
    public IStation? AfterRoot { get; set; }

    /// <summary>Where the device sends it when it is done.</summary>
    public IStation? AfterDevice { get; set; }

    /// <summary>Where a balancer in front of the device, which the device sends it back to, sends it then.</summary>
    public IStation? AfterBalancer { get; set; }

    /// <summary>The thread that waits for it, or null where nobody does.</summary>
    internal Request? Thread { get; private set; }

    /// <summary>The path that it goes by, which is told when the guest has taken its completion.</summary>
    internal IDiskPath? Path { get; set; }

    /// <summary>Number of its disk within the guest.</summary>
    internal int Disk { get; set; }

    /// <summary>Whether it fetches what is not in the guest's memory.</summary>
    internal bool IsFetch { get; private set; }

    /// <summary>Number, within the guest, of the virtual processor that it was sent from.</summary>
    public int SentFrom { get; internal set; }

    /// <summary>The guest's handler of its completion, which takes so long.</summary>
    internal Duration Handler { get; set; }

    /// <summary>Time in handlers that the virtual processor will have spent when this completion is handled.</summary>
    internal Duration HandledAt { get; set; }

    /// <summary>Clocks of the virtual processor that takes its completion, when that came.</summary>
    internal ProcessorClocks AtCompletion { get; set; }

    /// <summary>The transfer behind it in the queue that it stands in.</summary>
    internal Transfer? NextInQueue { get; set; }

    /// <summary>When it began.</summary>
    public Instant Began { get; private set; }

    /// <summary>Time in which a limit on storage has held it back.</summary>
    internal Duration Throttled { get; private set; }

    internal ReadOnlySpan<long> PartNanoseconds => _parts;

    /// <summary>It begins.</summary>
    /// <param name="kind">What it moves.</param>
    /// <param name="owner">Number of its guest.</param>
    /// <param name="thread">The thread that waits for it, or null.</param>
    /// <param name="stream">Stream from which its attributes are drawn now.</param>
    public void Begin(TransferKind kind, int owner, Request? thread, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Begin(kind, owner, thread, stream.NextDouble(), stream.NextDouble());
    }

    internal void Begin(TransferKind kind, int owner, Request? thread, double position, double chance)
    {
        Kind = kind;
        Owner = owner;
        Thread = thread;
        Position = position;
        Chance = chance;
        IsFetch = false;
        Throttled = Duration.Zero;
        Began = _simulation.Now;
        _part = ResponsePart.ChannelQueue;
        Observer?.TransferIsAt(this, _part);
        _since = _simulation.Now;
        Array.Clear(_parts);
    }

    /// <summary>From now on its time counts as <paramref name="part"/>.</summary>
    public void Waits(ResponsePart part)
    {
        Charge(_part, _simulation.Now - CountsFrom());
        if (_part == ResponsePart.Throttling)
            Throttled += _simulation.Now - _since;
        _part = part;
        _since = _simulation.Now;
        Observer?.TransferIsAt(this, part);
    }

    /// <summary>It fetches, for a thread that counts the whole of it as one part.</summary>
    internal void Fetches(Request thread)
    {
        Thread = thread;
        IsFetch = true;
    }

    /// <summary>The completion has been handled on the virtual processor whose clocks these are.</summary>
    internal void HandledOn(ProcessorClocks clocks)
    {
        var now = _simulation.Now;
        var whole = now - CountsFrom();
        var ran = clocks.Running - AtCompletion.Running;
        var rest = whole;
        Take(ResponsePart.CpuWait, clocks.Ready - AtCompletion.Ready, ref rest);
        Take(ResponsePart.Capped, clocks.Capped - AtCompletion.Capped, ref rest);
        Take(ResponsePart.Hypervisor, ran.Intercepts, ref rest);
        Take(ResponsePart.ContextSwitch, ran.ContextSwitch, ref rest);
        Take(ResponsePart.CacheRefill, ran.CacheRefill, ref rest);
        Take(ResponsePart.IdleWake, ran.IdleWake, ref rest);
        Take(ResponsePart.Work, Handler, ref rest);
        // Handlers of others came first.
        Charge(ResponsePart.GuestQueue, rest);
        _since = now;
    }

    /// <summary>Time before its thread began to wait is the thread's own.</summary>
    private Instant CountsFrom() => Thread is null ? _since : Instant.Max(_since, Thread.CountsTransfersFrom);

    private void Take(ResponsePart part, Duration time, ref Duration rest)
    {
        var taken = Duration.Min(time, rest);
        rest -= taken;
        Charge(part, taken);
    }

    private void Charge(ResponsePart part, Duration time) => _parts[(int)part] += time.Nanoseconds;
}
