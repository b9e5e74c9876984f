using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// The root scheduler of Hyper-V: the scheduler of the root's Windows runs a thread for each virtual processor, all at one
/// priority.
/// <para>
/// Every thread has an ideal processor, given in turn when its guest is created. Who wakes takes its ideal processor if that is
/// idle, else the one where it ran last, else a wholly idle core, else any idle processor, those of its NUMA node before others;
/// else it joins the tail of its ideal processor's ready queue.
/// </para>
/// <para>
/// A thread runs for a quantum. At its end it goes to the tail of the queue of the processor where it runs, and the first one
/// there runs; where nobody waits it goes on. A processor that has nothing to run takes its own first one, else the first one of
/// another processor, of its NUMA node before others. Nothing else moves between queues: there is no clock of fairness. Weight,
/// reserve, limit and CPU groups do not exist.
/// </para>
/// <para>
/// The root's own work is bound to its processor. Once it wakes it goes before these threads for a bounded time, and a thread
/// that it interrupts returns to the head of its queue with the rest of its quantum; after that time it is a thread like the
/// others.
/// </para>
/// </summary>
public sealed class RootScheduler : IHypervisorScheduler
{
    private readonly Simulation _simulation;
    private readonly Machine _machine;
    private readonly RootSettings _settings;
    private readonly Alarm _decide;
    private readonly Alarm[] _quanta;
    private readonly ProcessorSet _idle;
    private readonly ProcessorSet _all;
    private readonly ProcessorSet[] _nodes;
    private readonly List<LogicalProcessor> _quantumEnded = [];
    private readonly List<VirtualProcessor> _woken = [];
    private RunList[] _ready = [];
    private LogicalProcessor[] _ideal = [];
    private LogicalProcessor?[] _last = [];
    private Duration[] _left = [];

    /// <summary>A scheduler of idle logical processors; the partitions come with <see cref="Attach"/>.</summary>
    public RootScheduler(Simulation simulation, Machine machine, RootSettings settings)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(machine);
        _simulation = simulation;
        _machine = machine;
        _settings = settings;
        _decide = simulation.CreateAlarm("scheduler decision", Decide, Phase.Decide);
        _quanta = new Alarm[machine.Processors.Length];
        _idle = new ProcessorSet(machine.Processors.Length);
        _all = new ProcessorSet(machine.Processors.Length);
        _nodes = [.. Enumerable.Range(0, machine.Nodes).Select(_ => new ProcessorSet(machine.Processors.Length))];
        foreach (var processor in machine.Processors)
        {
            _quanta[processor.Index] = simulation.CreateAlarm($"LP {processor.Index} quantum", () => OnQuantumEnd(processor));
            _idle.Add(processor.Index);
            _all.Add(processor.Index);
            _nodes[processor.Node].Add(processor.Index);
        }
    }

    /// <inheritdoc/>
    public void Attach(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var next = new VirtualProcessor?[host.Processors.Count];
        _ready = [.. _quanta.Select(_ => new RunList(next))];
        _last = new LogicalProcessor?[host.Processors.Count];
        _left = new Duration[host.Processors.Count];
        _ideal = new LogicalProcessor[host.Processors.Count];
        var spread = Spread.FirstThreadsFirst(_machine).ToLookup(processor => processor.Node);
        var given = new int[_machine.Nodes];
        foreach (var processor in host.Processors)
        {
            var node = processor.MemoryNode;
            _ideal[processor.Number] = processor.Partition.IsRoot
                ? _machine.RootProcessors(processor.Partition.Processors.Length)[processor.Index]
                : spread[node].ElementAt(given[node]++ % _machine.ProcessorsPerNode);
        }
    }

    /// <inheritdoc/>
    public void Woken(VirtualProcessor processor)
    {
        _woken.Add(processor);
        _decide.SetNow();
    }

    /// <inheritdoc/>
    public void WentIdle(VirtualProcessor processor, LogicalProcessor freed)
    {
        ArgumentNullException.ThrowIfNull(processor);
        ArgumentNullException.ThrowIfNull(freed);
        _left[processor.Number] = Duration.Zero;
        Vacate(freed);
        _decide.SetNow();
    }

    private void OnQuantumEnd(LogicalProcessor processor)
    {
        _quantumEnded.Add(processor);
        _decide.SetNow();
    }

    /// <summary>The one decision of an instant, on settled state: those who wait go before those who wake.</summary>
    private void Decide()
    {
        FillIdle();
        foreach (var processor in _woken)
        {
            if (processor.Partition.IsRoot)
                AcceptRoot(processor);
            else
                Accept(processor);
        }
        _woken.Clear();
        RotateEndedQuanta();
    }

    private void Accept(VirtualProcessor processor)
    {
        if (IdleFor(processor) is { } idle)
            Dispatch(processor, idle);
        else
            _ready[_ideal[processor.Number].Index].AddLast(processor);
    }

    private void AcceptRoot(VirtualProcessor root)
    {
        var bound = _ideal[root.Number];
        _left[root.Number] = _settings.RootPrecedence;
        if (bound.Current is null)
            Dispatch(root, bound);
        else if (_settings.RootPrecedence > Duration.Zero && !bound.Current.Partition.IsRoot)
            Interrupt(bound, root);
        else
            _ready[bound.Index].AddLast(root);
    }

    private void Interrupt(LogicalProcessor processor, VirtualProcessor root)
    {
        var interrupted = processor.Current!;
        var quantum = _quanta[processor.Index];
        _left[interrupted.Number] = quantum.IsSet ? quantum.Due - _simulation.Now : Duration.Zero;
        interrupted.Preempt();
        Vacate(processor);
        Dispatch(root, processor);
        if (IdleFor(interrupted) is { } idle)
            Dispatch(interrupted, idle);
        else
            _ready[processor.Index].AddFirst(interrupted);
    }

    private void FillIdle()
    {
        for (var index = _idle.NextFrom(0); index >= 0; index = _idle.NextFrom(index + 1))
        {
            var processor = _machine.Processors[index];
            if (!_ready[index].IsEmpty)
                Dispatch(_ready[index].TakeFirst(), processor);
            else if ((FirstElsewhere(processor, inNode: true) ?? FirstElsewhere(processor, inNode: false)) is { } other)
                Dispatch(other, processor);
        }
    }

    /// <summary>
    /// Takes the first thread of another processor that is not bound to it; the next processor in number is asked first.
    /// </summary>
    private VirtualProcessor? FirstElsewhere(LogicalProcessor processor, bool inNode)
    {
        for (var i = 1; i < _ready.Length; i++)
        {
            var other = (processor.Index + i) % _ready.Length;
            if (_machine.Processors[other].Node == processor.Node == inNode && _ready[other].TakeFirstGuest() is { } first)
                return first;
        }
        return null;
    }

    private void RotateEndedQuanta()
    {
        foreach (var processor in _quantumEnded)
        {
            if (processor.Current is not { } current || _quanta[processor.Index].IsSet)
                continue;
            _left[current.Number] -= Duration.Min(_left[current.Number], _settings.Quantum);
            if (_ready[processor.Index].IsEmpty || _left[current.Number] > Duration.Zero)
            {
                BeginQuantum(current, processor);
                continue;
            }
            current.Preempt();
            Vacate(processor);
            Dispatch(_ready[processor.Index].TakeFirst(), processor);
            if (!current.Partition.IsRoot && IdleFor(current) is { } idle)
                Dispatch(current, idle);
            else
                _ready[processor.Index].AddLast(current);
        }
        _quantumEnded.Clear();
    }

    private LogicalProcessor? IdleFor(VirtualProcessor processor)
    {
        if (_idle.Count == 0)
            return null;
        var ideal = _ideal[processor.Number];
        if (_idle.Contains(ideal.Index))
            return ideal;
        if (_last[processor.Number] is { } last && _idle.Contains(last.Index))
            return last;
        var index = FirstIdle(_nodes[ideal.Node]);
        if (index < 0)
            index = FirstIdle(_all);
        return _machine.Processors[index];
    }

    private int FirstIdle(ProcessorSet within)
    {
        var pair = _machine.ThreadsPerCore > 1 ? _idle.FirstPairIn(within) : -1;
        return pair >= 0 ? pair : _idle.FirstIn(within);
    }

    private void Dispatch(VirtualProcessor processor, LogicalProcessor onto)
    {
        _idle.Remove(onto.Index);
        _last[processor.Number] = onto;
        processor.Dispatch(onto);
        BeginQuantum(processor, onto);
    }

    private void BeginQuantum(VirtualProcessor processor, LogicalProcessor on)
    {
        var left = _left[processor.Number];
        _quanta[on.Index].SetIn(left > Duration.Zero ? Duration.Min(left, _settings.Quantum) : _settings.Quantum);
    }

    private void Vacate(LogicalProcessor processor)
    {
        _quanta[processor.Index].Cancel();
        _idle.Add(processor.Index);
    }
}
