using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Workloads;
using HvSim.Stats;

namespace HvSim.Models.Guests;

/// <summary>
/// The road of requests through a partition: arrival, waiting for a worker thread, the steps of the program, completion. Counts and
/// response times only grow.
/// </summary>
public sealed class RequestFlow
{
    private readonly Simulation _simulation;
    private readonly Partition _partition;
    private readonly GuestProgram _program;
    private readonly IWorkload _workload;
    private readonly LatencyHistogram _classResponse;
    private readonly RequestQueue _withoutWorker = new();
    private readonly Stack<Request> _pool = new();
    private readonly GuestLock[] _locks;
    private readonly GuestBarrier[] _barriers;
    private Action? _drained;
    private int _freeWorkers;
    private int _made;

    internal RequestFlow(Simulation simulation, Partition partition, GuestProgram program, IWorkload workload, LatencyHistogram classResponse)
    {
        _simulation = simulation;
        _partition = partition;
        _program = program;
        _workload = workload;
        _classResponse = classResponse;
        _freeWorkers = partition.Settings.Workers;
        _locks = new GuestLock[program.Locks.Length];
        for (var i = 0; i < _locks.Length; i++)
            _locks[i] = new GuestLock(program.Locks[i], i, partition);
        _barriers = new GuestBarrier[program.Barriers.Length];
        for (var i = 0; i < _barriers.Length; i++)
            _barriers[i] = new GuestBarrier(program.Barriers[i], partition.Threads);
    }

    /// <summary>Name of the partition.</summary>
    public string Name => _partition.Name;

    /// <summary>Number of requests that have arrived.</summary>
    public long Arrived { get; private set; }

    /// <summary>Number of requests that have been completed.</summary>
    public long Completed { get; private set; }

    /// <summary>Sum of the response times of the completed requests, in nanoseconds.</summary>
    public Int128 ResponseNanoseconds => Response.SumNanoseconds;

    /// <summary>Response times of the completed requests.</summary>
    public LatencyHistogram Response { get; } = new();

    /// <summary>A request arrives and is served as soon as a worker thread is free.</summary>
    /// <param name="stream">Stream from which all of its attributes are drawn now.</param>
    /// <param name="issuer">Number of its client, or 0.</param>
    /// <param name="boundTo">Number of the only virtual processor that may carry it, or -1.</param>
    /// <param name="kind">Number of its kind among the program's <see cref="GuestProgram.Lives"/>.</param>
    public void Arrive(RandomStream stream, int issuer = 0, int boundTo = -1, int kind = 0)
    {
        var request = Admit(stream, issuer, boundTo, kind);
        if (_freeWorkers > 0 && _drained is null)
        {
            _freeWorkers--;
            Start(request);
            return;
        }
        request.BeginWait(_partition.ReadWaitClocks());
        _withoutWorker.Enqueue(request);
    }

    /// <summary>A thread of its own starts on its first request, without a worker.</summary>
    public void StartThread(RandomStream stream, int issuer) => Start(Admit(stream, issuer, boundTo: -1, kind: 0));

    /// <summary>The same thread goes on with a new request at once.</summary>
    public void GoOn(Request request, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(request);
        Arrived++;
        request.Begin(_program, stream, request.Issuer, request.BoundTo, kind: 0);
    }

    /// <summary>From now on requests wait, as if no worker were free.</summary>
    /// <param name="drained">Called once those that have a worker are completed.</param>
    internal void Close(Action drained)
    {
        _drained = drained;
        SayIfDrained();
    }

    /// <summary>Requests are served again, first those that have waited.</summary>
    internal void Open()
    {
        _drained = null;
        for (; _freeWorkers > 0 && _withoutWorker.Dequeue() is { } next; _freeWorkers--)
            StartWaiting(next);
    }

    /// <summary>What the request's present step does.</summary>
    internal StepAction ActionOf(Request request) => _program.ActionAt(request.Cursor);

    /// <summary>The request's present step.</summary>
    internal ProgramStep StepOf(Request request) => _program.StepAt(request.Cursor);

    /// <summary>The lock of the request's present step.</summary>
    internal GuestLock LockOf(Request request) => _locks[_program.NumberAt(request.Cursor)];

    /// <summary>The barrier of the request's present step.</summary>
    internal GuestBarrier BarrierOf(Request request) => _barriers[_program.NumberAt(request.Cursor)];

    /// <summary>Number of the pause of the request's present step.</summary>
    internal int PauseOf(Request request) => _program.NumberAt(request.Cursor);

    /// <summary>
    /// Takes the request, which stays on its virtual processor, from a finished step to the next one where locks are taken or given back
    /// on the way; returns false where the request has to be taken off or begins another CPU step after a CPU step.
    /// </summary>
    internal bool GoesOnMounted(Request request)
    {
        if (!_program.HasPoints || request.Cursor + 1 == request.End)
            return false;
        var next = _program.ActionAt(request.Cursor + 1);
        if (next == StepAction.Sleep || (next == StepAction.Compute && ActionOf(request) == StepAction.Compute))
            return false;
        request.NextStep();
        return true;
    }

    /// <summary>
    /// Takes the request from a finished step to its next step on a virtual processor and returns true, or false where it goes to sleep
    /// or is completed.
    /// </summary>
    internal bool Proceed(Request request)
    {
        request.NextStep();
        return EnterStep(request);
    }

    /// <summary>The request begins its present step, which takes place on a virtual processor.</summary>
    internal void BeginStep(Request request)
    {
        if (ActionOf(request) == StepAction.Compute)
            request.BeginWork();
        else
            request.BeginAttempt();
    }

    internal void Awoke(Request request)
    {
        request.AccountSleep();
        if (Proceed(request))
            _partition.Threads.MakeReady(request);
    }

    internal void GoesOnAfterFetch(Request request) => _partition.Threads.Fetched(request);

    internal void GoesOnAfterTransfers(Request request) => _partition.Threads.MakeReady(request);

    private void Start(Request request)
    {
        if (EnterStep(request))
            _partition.Threads.MakeReady(request);
    }

    private Request Admit(RandomStream stream, int issuer, int boundTo, int kind)
    {
        if (!_pool.TryPop(out var request))
            request = MakeRequest();
        Arrived++;
        request.Begin(_program, stream, issuer, boundTo, kind);
        return request;
    }

    private bool EnterStep(Request request)
    {
        while (request.Cursor == request.End)
        {
            if (!Complete(request))
                return false;
        }

        if (ActionOf(request) == StepAction.Sleep)
        {
            request.Sleep();
            return false;
        }
        BeginStep(request);
        return true;
    }

    /// <summary>Returns whether the thread goes on with a new request.</summary>
    private bool Complete(Request request)
    {
        var response = _simulation.Now - request.Arrived;
        Completed++;
        Response.Record(response);
        _classResponse.Record(response, request.PartNanoseconds);
        if (_workload.GoesOn(request))
            return true;

        _pool.Push(request);
        if (_workload.UsesWorkers)
            ReleaseWorker();
        else
            LeaveBarriers();
        _workload.Completed(request.Issuer);
        return false;
    }

    /// <summary>The pool has room for all that there are, so that nothing is allocated when they come back.</summary>
    private Request MakeRequest()
    {
        _pool.EnsureCapacity(++_made);
        return new Request(_simulation, this, _program.Length);
    }

    private void LeaveBarriers()
    {
        foreach (var barrier in _barriers)
            barrier.Leave();
    }

    private void ReleaseWorker()
    {
        var next = _drained is null ? _withoutWorker.Dequeue() : null;
        if (next is not null)
        {
            StartWaiting(next);
            return;
        }
        _freeWorkers++;
        SayIfDrained();
    }

    private void StartWaiting(Request request)
    {
        request.EndWait(_partition.ReadWaitClocks());
        Start(request);
    }

    private void SayIfDrained()
    {
        if (_freeWorkers == _partition.Settings.Workers)
            _drained?.Invoke();
    }
}
