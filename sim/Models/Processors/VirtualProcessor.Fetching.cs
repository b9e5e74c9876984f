using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>
/// Pages and files that are not in memory: after an exponential time of its work a thread in user mode comes to one and leaves the
/// virtual processor until it is there. The kernel's locks are held on pages that stay.
/// </summary>
public sealed partial class VirtualProcessor
{
    private Duration _toFetch = Duration.MaxValue;

    private bool MayFetch => Thread is { IsInKernel: false } && !_meter.IsSpinning;

    /// <summary>What the guest holds, or what it has committed, has changed.</summary>
    internal void FetchesChange()
    {
        if (State != RunState.Running)
        {
            _toFetch = Partition.Memory!.DrawWorkToFetch();
            return;
        }
        Settle();
        _toFetch = Partition.Memory!.DrawWorkToFetch();
        ArmBoundary();
    }

    private Duration WorkToFetch() => MayFetch ? Duration.Max(_toFetch, Duration.Zero) : Duration.MaxValue;

    private void WorkedTowardsFetch(Duration work)
    {
        if (_toFetch != Duration.MaxValue)
            _toFetch -= work;
    }

    private bool MustFetch => _toFetch <= Duration.Zero && MayFetch && Thread!.WorkLeft > Duration.Zero;

    private void Fetch()
    {
        _toFetch = Partition.Memory!.DrawWorkToFetch();
        Partition.Threads.Fetch(this);
    }
}
