namespace HvSim.Models.Processors;

/// <summary>The processors of the host: sockets of cores of one or two hardware threads, each thread a logical processor.</summary>
public sealed class Machine
{
    private readonly LogicalProcessor[] _processors;

    /// <summary>A machine with all logical processors idle.</summary>
    /// <param name="sockets">At least 1.</param>
    /// <param name="coresPerSocket">At least 1.</param>
    /// <param name="threadsPerCore">1 or 2.</param>
    /// <param name="idleStates">How long idle ones take to wake.</param>
    public Machine(int sockets, int coresPerSocket, int threadsPerCore, IdleStates? idleStates = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sockets, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(coresPerSocket, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threadsPerCore, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threadsPerCore, 2);

        ThreadsPerCore = threadsPerCore;
        _processors = new LogicalProcessor[sockets * coresPerSocket * threadsPerCore];
        for (var i = 0; i < _processors.Length; i++)
        {
            var core = i / threadsPerCore;
            _processors[i] = new LogicalProcessor(i, core, core / coresPerSocket, idleStates ?? IdleStates.None);
        }

        if (threadsPerCore == 2)
        {
            foreach (var processor in _processors)
                processor.Sibling = _processors[processor.Index ^ 1];
        }
        ShareSockets(sockets);
    }

    /// <summary>Hardware threads of each core, 1 or 2.</summary>
    public int ThreadsPerCore { get; }

    /// <summary>The logical processors by number.</summary>
    public ReadOnlySpan<LogicalProcessor> Processors => _processors;

    private void ShareSockets(int sockets)
    {
        var loads = new SocketLoad[sockets];
        for (var i = 0; i < sockets; i++)
            loads[i] = new SocketLoad();
        foreach (var processor in _processors)
        {
            processor.Load = loads[processor.Socket];
            processor.Load.Add(processor);
        }
    }
}
