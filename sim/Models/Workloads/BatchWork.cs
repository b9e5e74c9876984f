using HvSim.Engine;
using HvSim.Models.Guests;

namespace HvSim.Models.Workloads;

/// <summary>
/// A fixed number of rounds, shared out among threads: a thread that has finished its round takes the next one that is left. All rounds
/// draw from one stream in the order in which they are taken, so the work in all is the same however the threads are scheduled.
/// </summary>
public sealed class BatchWork : IWorkload
{
    private readonly Simulation _simulation;
    private readonly BatchProgress _progress;
    private readonly RandomStream _rounds;
    private readonly int _threads;
    private long _roundsLeft;
    private int _threadsLeft;
    private RequestFlow? _requests;

    /// <summary>The batch of one partition.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="name">Prefix of the random stream's name.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="rounds">Number of rounds in all, at least the number of threads.</param>
    /// <param name="progress">Counts the batches of the host that are under way.</param>
    public BatchWork(Simulation simulation, string name, int threads, long rounds, BatchProgress progress)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, threads);
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(progress);
        _simulation = simulation;
        _threads = threads;
        _threadsLeft = threads;
        _roundsLeft = rounds - threads;
        _rounds = simulation.CreateStream($"{name}/rounds");
        _progress = progress;
        progress.Add();
    }

    /// <summary>When the last round was finished, or null while work is left.</summary>
    public Instant? FinishedAt { get; private set; }

    /// <inheritdoc/>
    public bool UsesWorkers => false;

    /// <inheritdoc/>
    public void Start(RequestFlow requests)
    {
        _requests = requests;
        for (var i = 0; i < _threads; i++)
            requests.StartThread(_rounds, i);
    }

    /// <inheritdoc/>
    public bool GoesOn(Request request)
    {
        if (_roundsLeft == 0)
            return false;
        _roundsLeft--;
        _requests!.GoOn(request, _rounds);
        return true;
    }

    /// <inheritdoc/>
    public void Completed(int issuer)
    {
        if (--_threadsLeft > 0)
            return;
        FinishedAt = _simulation.Now;
        _progress.Remove();
    }
}

/// <summary>The batches of the host that are under way; where nothing else has work, the run ends with the last one.</summary>
/// <param name="simulation">The run.</param>
/// <param name="endsRun">Whether the run ends when the last batch is done.</param>
public sealed class BatchProgress(Simulation simulation, bool endsRun)
{
    private int _underWay;

    /// <summary>Whether any batch is still under way.</summary>
    public bool IsUnderWay => _underWay > 0;

    internal void Add() => _underWay++;

    internal void Remove()
    {
        if (--_underWay == 0 && endsRun)
            simulation.Stop();
    }
}
