namespace HvSim.Models.Processors;

/// <summary>How near its memory is to where it runs.</summary>
public sealed partial class VirtualProcessor
{
    /// <summary>NUMA node that it prefers, where its memory is or should be; 0 where memory is nowhere remote.</summary>
    public int MemoryNode { get; }

    private bool IsRemote => Processor is not null && IsRemoteOn(Processor);

    /// <summary>The guest's memory lies elsewhere now, or in other pages.</summary>
    internal void MemoryMoved()
    {
        if (State == RunState.Running)
            ChangePace();
    }

    private bool IsRemoteOn(LogicalProcessor processor) =>
        processor.Node != MemoryNode && Partition.Settings.MemoryNodes.Count > 0;

    private double RemoteStretch(int node)
    {
        var slowdown = Partition.Settings.RemoteMemorySlowdown;
        if (slowdown == 1 || Partition.Memory is not { } memory)
            return IsRemote ? slowdown : 1;
        return 1 + ((slowdown - 1) * memory.Pages.RemoteShareOf(Index, node));
    }
}
