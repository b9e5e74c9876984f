using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>What can be read of it; no reading changes what follows.</summary>
public sealed partial class VirtualProcessor
{
    /// <summary>Number of dispatches.</summary>
    public long Dispatches => _history.Dispatches;

    /// <summary>Number of dispatches onto another logical processor than the time before.</summary>
    public long Migrations => _history.Migrations;

    /// <summary>Number of times that it went idle and woke.</summary>
    public long Wakes => _history.Wakes;

    /// <summary>Time in a run state until <paramref name="now"/>.</summary>
    public Duration TimeIn(RunState state, Instant now)
    {
        CatchUpOnTicks(now);
        return _clock.In((int)state, now);
    }

    /// <summary>What the running time was spent on until <paramref name="now"/>; adds up to the time in <see cref="RunState.Running"/>.</summary>
    public RunningTimes ReadRunning(Instant now)
    {
        CatchUpOnTicks(now);
        return _meter.Settled + OpenRun(now);
    }

    /// <summary>Running time on NUMA nodes where its memory is not, until <paramref name="now"/>.</summary>
    public Duration ReadRemoteRun(Instant now) => IsRemote ? _remoteRun + OpenRun(now).Total : _remoteRun;

    /// <summary>Running time since it last settled, without settling it.</summary>
    internal RunningTimes OpenRun(Instant now) => State == RunState.Running ? _meter.Open(now, WorkLeft) : default;

    /// <summary>Clocks whose differences say where a mounted thread's time went; call on a settled processor.</summary>
    internal ProcessorClocks ReadClocks()
    {
        var now = _simulation.Now;
        return new ProcessorClocks(ReadRunning(now), TimeIn(RunState.Ready, now), TimeIn(RunState.Capped, now));
    }
}
