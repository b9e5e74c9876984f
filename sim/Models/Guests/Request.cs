using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Processors;

namespace HvSim.Models.Guests;

/// <summary>
/// A request and the thread that carries it: where it is in its program, how much work is left of the present step, and where its time
/// has gone so far. Requests are pooled by their partition and used again. A thread that serves others carries no request.
/// </summary>
public sealed partial class Request
{
    private const int NotAsked = -1;

    private readonly Simulation _simulation;
    private readonly RequestFlow _flow = null!;
    private readonly Alarm _awake;
    private readonly long[] _parts = new long[Parts.Count];
    private readonly Duration[] _drawn;
    private ProcessorClocks _atMount;
    private WaitClocks _atWait;
    private Instant _asleepSince;
    private Instant _blockedSince;
    private ResponsePart _fetching;

    internal Request(Simulation simulation, RequestFlow flow, int steps)
    {
        _simulation = simulation;
        _flow = flow;
        _awake = simulation.CreateAlarm($"{flow.Name} request awake", () => flow.Awoke(this));
        _drawn = new Duration[steps];
    }

    internal Request(Simulation simulation, ServiceThread service, int boundTo)
    {
        _simulation = simulation;
        _drawn = [];
        Service = service;
        BoundTo = boundTo;
    }

    /// <summary>The service that the thread does; null for one that carries requests.</summary>
    internal ServiceThread? Service { get; }

    /// <summary>When it arrived.</summary>
    public Instant Arrived { get; private set; }

    /// <summary>Number of the client or batch thread that issued it; 0 for open arrivals.</summary>
    public int Issuer { get; private set; }

    /// <summary>Number of the only virtual processor of its partition that may carry it, or -1 for any.</summary>
    internal int BoundTo { get; private set; }

    /// <summary>Work left of the present CPU step.</summary>
    internal Duration WorkLeft { get; private set; }

    /// <summary>Number of the present step.</summary>
    internal int Cursor { get; private set; }

    /// <summary>Number of the step behind its last one.</summary>
    internal int End { get; private set; }

    /// <summary>The virtual processor that carried it last, or null.</summary>
    internal VirtualProcessor? LastCarrier { get; private set; }

    /// <summary>The virtual processor that carries it now, or null.</summary>
    internal VirtualProcessor? Carrier { get; private set; }

    /// <summary>The virtual processor that stands still until what it waits for is in memory, or null.</summary>
    internal VirtualProcessor? StandsOn { get; set; }

    /// <summary>The lock that it holds, or null: a program takes one at a time.</summary>
    internal GuestLock? Holds { get; set; }

    /// <summary>The lock for which it spins, or null.</summary>
    internal GuestLock? SpinsFor { get; set; }

    /// <summary>Virtual processors whose answers it waits for; below 0 where it has not asked yet.</summary>
    internal int AnswersLeft { get; set; }

    /// <summary>Where it is in the meeting of its present step.</summary>
    internal Meeting Meeting { get; set; }

    /// <summary>Whether it was pre-empted under the kernel lock and holds it still.</summary>
    internal bool HoldsKernelLock { get; set; }

    /// <summary>Whether it spins for the kernel lock.</summary>
    internal bool WaitsForKernelLock { get; set; }

    /// <summary>Whether it is in the guest's kernel: it takes or holds one of its locks, or waits for answers.</summary>
    internal bool IsInKernel =>
        AnswersLeft > 0 || SpinsFor is not null || Holds is { Kind: not LockKind.Mutex } || HoldsKernelLock || WaitsForKernelLock;

    /// <summary>Whether it waits, spinning, for a kernel spinlock or for answers.</summary>
    internal bool WaitsInKernel => AnswersLeft > 0 || WaitsForKernelLock || (SpinsFor is { } wanted && wanted.Kind.IsKernelSpinlock());

    /// <summary>Whether the guest leaves it on its virtual processor: it holds a kernel spinlock or waits in the kernel.</summary>
    internal bool StaysMounted => WaitsInKernel || HoldsKernelLock || (Holds is { } held && held.Kind.IsKernelSpinlock());

    /// <summary>The request behind it in the queue that it stands in.</summary>
    internal Request? NextInQueue { get; set; }

    /// <summary>Where its time has gone, in nanoseconds by <see cref="ResponsePart"/>.</summary>
    internal ReadOnlySpan<long> PartNanoseconds => _parts;

    internal void Begin(GuestProgram program, RandomStream stream, int issuer, int boundTo, int kind)
    {
        var life = program.Lives[kind];
        Arrived = _simulation.Now;
        Issuer = issuer;
        BoundTo = boundTo;
        Cursor = life.First;
        End = life.End;
        AnswersLeft = NotAsked;
        Meeting = Meeting.NotArrived;
        Array.Clear(_parts);
        if (program.HasTransfers)
            BeginTransfers(stream);
        program.Draw(stream, _drawn, life);
    }

    internal Duration DrawnForStep() => _drawn[Cursor];

    internal void NextStep()
    {
        Cursor++;
        AnswersLeft = NotAsked;
        Meeting = Meeting.NotArrived;
        Access = Access.NotBegun;
    }

    internal void BeginWork() => WorkLeft = _drawn[Cursor];

    internal void BeginJob(Duration work) => WorkLeft = work;

    internal void BeginAttempt() => WorkLeft = Duration.Zero;

    internal void Worked(Duration work) => WorkLeft -= work;

    internal void Sleep()
    {
        _asleepSince = _simulation.Now;
        _awake.SetIn(_drawn[Cursor]);
    }

    internal void AccountSleep() => Add(ResponsePart.Sleep, _simulation.Now - _asleepSince);

    /// <summary>Its virtual processor has lost its logical processor, which those who watch it may see.</summary>
    internal void LostProcessor()
    {
        Holds?.HolderPreempted();
        SpinsFor?.SpinnerPreempted(this);
    }

    /// <summary>One of those whose answers it waits for has taken its interrupt.</summary>
    internal void Answered()
    {
        if (--AnswersLeft == 0)
            Carrier!.StopSpinning();
    }

    /// <summary>Waiting for a fetch from the backing store begins; it counts as <paramref name="part"/>.</summary>
    internal void BeginFetch(ResponsePart part)
    {
        _fetching = part;
        _blockedSince = _simulation.Now;
    }

    /// <summary>What was fetched is there.</summary>
    public void Fetched()
    {
        Add(_fetching, _simulation.Now - _blockedSince);
        _flow.GoesOnAfterFetch(this);
    }

    internal void BeginLockWait() => _blockedSince = _simulation.Now;

    internal void EndLockWait() => Add(ResponsePart.LockWait, _simulation.Now - _blockedSince);

    internal void MountedOn(VirtualProcessor carrier, ProcessorClocks clocks)
    {
        Carrier = carrier;
        LastCarrier = carrier;
        _atMount = clocks;
    }

    internal void Unmounted(ProcessorClocks clocks)
    {
        Carrier = null;
        var ran = clocks.Running - _atMount.Running;
        Add(ResponsePart.Work, ran.Work);
        Add(ResponsePart.SmtSlowdown, ran.SmtSlowdown);
        Add(ResponsePart.AddressTranslation, ran.AddressTranslation);
        Add(ResponsePart.RemoteMemory, ran.RemoteMemory);
        Add(ResponsePart.Contention, ran.Contention);
        Add(ResponsePart.Hypervisor, ran.Intercepts);
        Add(ResponsePart.ContextSwitch, ran.ContextSwitch);
        Add(ResponsePart.CacheRefill, ran.CacheRefill);
        Add(ResponsePart.IdleWake, ran.IdleWake);
        Add(ResponsePart.Spinning, ran.Spinning);
        Add(ResponsePart.FlushWait, ran.FlushWait);
        // An interrupt goes first: the virtual processor is there, and not yet the thread's.
        Add(ResponsePart.GuestQueue, ran.TickHandler);
        Add(ResponsePart.CpuWait, clocks.Ready - _atMount.Ready);
        Add(ResponsePart.Capped, clocks.Capped - _atMount.Capped);
    }

    internal void BeginWait(WaitClocks clocks) => _atWait = clocks;

    internal void EndWait(WaitClocks clocks)
    {
        var cpuWait = clocks.CpuWait - _atWait.CpuWait;
        var capped = clocks.Capped - _atWait.Capped;
        Add(ResponsePart.CpuWait, cpuWait);
        Add(ResponsePart.Capped, capped);
        Add(ResponsePart.GuestQueue, clocks.Now - _atWait.Now - cpuWait - capped);
    }

    private void Add(ResponsePart part, Duration time) => _parts[(int)part] += time.Nanoseconds;
}

/// <summary>A reading of a partition's clocks that tell why its queued threads wait.</summary>
/// <param name="Now">The instant.</param>
/// <param name="CpuWait">Time during which some virtual processor of the partition was ready without a logical processor.</param>
/// <param name="Capped">Time during which none was ready and some was held back by its limit.</param>
internal readonly record struct WaitClocks(Instant Now, Duration CpuWait, Duration Capped);
