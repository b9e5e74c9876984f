using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// No hypervisor: every virtual processor is a logical processor and runs there whenever it has something to run. The first ones are the
/// first hardware threads of their cores, as under a hypervisor's scheduler, so that a native run is what a hypervisor without costs
/// gives. For native runs; there must be no more virtual processors than logical ones.
/// </summary>
public sealed class PinnedScheduler : IHypervisorScheduler
{
    private readonly LogicalProcessor[] _processors;
    private readonly List<VirtualProcessor> _woken = [];
    private readonly Alarm _decide;

    /// <summary>A scheduler for the machine.</summary>
    public PinnedScheduler(Simulation simulation, Machine machine)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(machine);
        _processors = Spread.FirstThreadsFirst(machine);
        _decide = simulation.CreateAlarm("native dispatch", Decide, Phase.Decide);
    }

    /// <inheritdoc/>
    public void Attach(Host host)
    {
    }

    /// <inheritdoc/>
    public void Woken(VirtualProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        if (processor.Number >= _processors.Length)
            throw new InvalidOperationException($"{processor.Name} has no logical processor of its own on a native run.");
        _woken.Add(processor);
        _decide.SetNow();
    }

    /// <inheritdoc/>
    public void WentIdle(VirtualProcessor processor, LogicalProcessor freed)
    {
    }

    private void Decide()
    {
        foreach (var processor in _woken)
            processor.Dispatch(_processors[processor.Number]);
        _woken.Clear();
    }
}
