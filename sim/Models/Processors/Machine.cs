namespace HvSim.Models.Processors;

/// <summary>
/// The processors of the host: sockets of cores of one or two hardware threads, each thread a logical processor. The cores of a
/// socket are divided among its NUMA nodes in order, so that the logical processors of a node have neighbouring numbers.
/// </summary>
public sealed class Machine
{
    private readonly LogicalProcessor[] _processors;

    /// <summary>A machine with all logical processors idle.</summary>
    /// <param name="sockets">At least 1.</param>
    /// <param name="coresPerSocket">At least 1.</param>
    /// <param name="threadsPerCore">1 or 2.</param>
    /// <param name="numaNodesPerSocket">At least 1; divides the cores of a socket.</param>
    /// <param name="coresGoWhole">
    /// Whether the hypervisor gives away whole cores, so that a logical processor is stranded, not idle, while its sibling is
    /// busy.
    /// </param>
    /// <param name="idleStates">How long idle ones take to wake; null for no time.</param>
    public Machine(
        int sockets, int coresPerSocket, int threadsPerCore, int numaNodesPerSocket = 1, bool coresGoWhole = false,
        IdleStates? idleStates = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sockets, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(coresPerSocket, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threadsPerCore, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threadsPerCore, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(numaNodesPerSocket, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(coresPerSocket % numaNodesPerSocket, 0);

        ThreadsPerCore = threadsPerCore;
        Nodes = sockets * numaNodesPerSocket;
        _processors = new LogicalProcessor[sockets * coresPerSocket * threadsPerCore];
        SocketLoad[] loads = [.. Enumerable.Range(0, sockets).Select(_ => new SocketLoad())];
        for (var i = 0; i < _processors.Length; i++)
        {
            var core = i / threadsPerCore;
            var node = core / (coresPerSocket / numaNodesPerSocket);
            _processors[i] = new LogicalProcessor(
                i, core, node, idleStates ?? IdleStates.None, coresGoWhole, loads[core / coresPerSocket]);
        }

        if (threadsPerCore == 2)
        {
            foreach (var processor in _processors)
                processor.Sibling = _processors[processor.Index ^ 1];
        }
        // A core counts once: siblings have to know each other before.
        foreach (var processor in _processors)
            processor.Load.Add(processor);
    }

    /// <summary>Hardware threads of each core, 1 or 2.</summary>
    public int ThreadsPerCore { get; }

    /// <summary>Number of NUMA nodes.</summary>
    public int Nodes { get; }

    /// <summary>The logical processors by number.</summary>
    public ReadOnlySpan<LogicalProcessor> Processors => _processors;

    /// <summary>Number of logical processors in each NUMA node.</summary>
    public int ProcessorsPerNode => _processors.Length / Nodes;

    /// <summary>
    /// The logical processors that carry the root's virtual processors, by number of the latter: the same number of the first
    /// ones of each NUMA node, one more on the first nodes where the nodes do not divide them. Source: Microsoft's page on
    /// minroot.
    /// </summary>
    /// <param name="count">Number of root virtual processors, 1 to the number of logical processors.</param>
    public IReadOnlyList<LogicalProcessor> RootProcessors(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _processors.Length);
        var chosen = new List<LogicalProcessor>(count);
        for (var node = 0; node < Nodes; node++)
        {
            var here = (count / Nodes) + (node < count % Nodes ? 1 : 0);
            for (var i = 0; i < here; i++)
                chosen.Add(_processors[(node * ProcessorsPerNode) + i]);
        }
        return chosen;
    }
}
