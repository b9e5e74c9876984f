using HvSim.Engine;

namespace HvSim.Models.Guests;

/// <summary>What a service thread has to do, job by job.</summary>
public interface IService
{
    /// <summary>Takes the next job, which needs <paramref name="work"/>; returns false where there is none.</summary>
    bool TryBegin(out Duration work);

    /// <summary>The job that was begun is done.</summary>
    void Finished();
}

/// <summary>
/// A thread of a partition that serves others: it sleeps until it is woken, does the jobs that there are one after the other, and lets
/// other threads go first between two jobs. An urgent one, such as the handler of a device's interrupts, goes ahead of threads that are
/// not, on the virtual processor that it is bound to.
/// </summary>
public sealed class ServiceThread
{
    private readonly Simulation _simulation;
    private readonly Partition _partition;
    private readonly IService _service;
    private readonly Request _thread;
    private Instant _wokenAt;
    private Duration _awake;
    private Duration _job;

    /// <summary>A thread that sleeps.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="partition">Whose virtual processors it runs on.</param>
    /// <param name="service">What it does.</param>
    /// <param name="boundTo">Number of the only virtual processor that carries it, which makes it urgent; -1 for any.</param>
    public ServiceThread(Simulation simulation, Partition partition, IService service, int boundTo = -1)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(partition);
        _simulation = simulation;
        _partition = partition;
        _service = service;
        _thread = new Request(simulation, this, boundTo);
    }

    /// <summary>Jobs that are done.</summary>
    public long Jobs { get; private set; }

    /// <summary>Processor time that the jobs done have needed at full speed.</summary>
    public Duration Work { get; private set; }

    /// <summary>Whether it has a job.</summary>
    public bool IsAwake { get; private set; }

    /// <summary>Time with a job, waiting for a virtual processor included, until <paramref name="now"/>.</summary>
    public Duration ReadAwake(Instant now) => IsAwake ? _awake + (now - _wokenAt) : _awake;

    internal bool IsUrgent => _thread.BoundTo >= 0;

    /// <summary>There may be something to do.</summary>
    public void Wake()
    {
        if (IsAwake || !Begin())
            return;
        IsAwake = true;
        _wokenAt = _simulation.Now;
        _partition.Threads.MakeReady(_thread);
    }

    /// <summary>The job is done; returns whether there is another one, which has begun.</summary>
    internal bool GoesOn()
    {
        Jobs++;
        Work += _job;
        _service.Finished();
        if (Begin())
            return true;
        IsAwake = false;
        _awake += _simulation.Now - _wokenAt;
        return false;
    }

    private bool Begin()
    {
        if (!_service.TryBegin(out var work))
            return false;
        _job = work;
        _thread.BeginJob(work);
        return true;
    }
}
