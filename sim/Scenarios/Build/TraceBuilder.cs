using HvSim.Engine;
using HvSim.Models.Intercepts;
using HvSim.Models.Memory;
using HvSim.Models.Workloads;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Traces;

namespace HvSim.Scenarios.Build;

/// <summary>Compiles traces before the run: rates by interval, once for all guests of a class.</summary>
internal sealed class TraceBuilder(Simulation simulation, IoBuilder io)
{
    private static readonly BurstSpec NoBursts = new(PeakToMean: 1, Share: 0.5, MeanLength: Duration.FromSeconds(1));

    private readonly Dictionary<string, (TraceFlow[] Flows, TraceBursts Bursts)> _demands = new(StringComparer.Ordinal);

    /// <summary>The demand of one guest.</summary>
    public TraceDemand Build(TraceWorkload workload, GuestSpec guest, InterceptProfile intercepts, string name, int index)
    {
        if (!_demands.TryGetValue(guest.Name, out var demand))
            _demands.Add(guest.Name, demand = (FlowsOf(workload, guest, intercepts), BurstsOf(workload, guest)));
        return new TraceDemand(
            simulation, name, workload.Trace.Course, workload.GoesRound, workload.OffsetOf(index), demand.Flows, demand.Bursts);
    }

    /// <summary>
    /// What the programs of a guest want of its memory until the end of a run, where the trace says how much they commit.
    /// </summary>
    public static MemoryDemand Following(MemoryDemand demand, TraceWorkload workload, int index, Duration run)
    {
        var course = workload.Trace.Course;
        var memory = workload.Trace.Column(TraceColumn.MemoryBytes);
        var offset = workload.OffsetOf(index);
        var first = course.At(offset);
        var stages = new List<(Duration From, long Committed)>();
        var (round, interval) = (-offset, first + 1);
        while (true)
        {
            if (interval == course.Intervals && workload.GoesRound)
                (round, interval) = (round + course.Length, 0);
            if (interval == course.Intervals || round + course.StartOf(interval) >= run)
                break;
            stages.Add((round + course.StartOf(interval), (long)memory[interval]));
            interval++;
        }
        return demand with { Committed = (long)memory[first], Stages = stages };
    }

    /// <summary>
    /// The processor time of a trace is all that the guest took; what its drivers take for the transfers of the same trace is not
    /// asked for a second time.
    /// </summary>
    private TraceFlow[] FlowsOf(TraceWorkload workload, GuestSpec guest, InterceptProfile intercepts)
    {
        var flows = new TraceFlow[workload.Flows.Count];
        var ports = io.SettingsOf(guest, intercepts);
        var drivers = new double[workload.Trace.Course.Intervals];
        for (var i = flows.Length - 1; i >= 0; i--)
        {
            var (flow, step) = (workload.Flows[i], workload.Each[i]);
            double[] rates = [.. workload.Trace.Column(flow.Column).Select(value => value * flow.PerUnit)];
            if (step.Transfer is { } transfer)
            {
                var (number, driver) = io.Resolve(transfer, guest);
                var port = ports[number];
                var hasHandler = !port.Polls && !(port.IsNetwork && transfer.Kind.IsWrite);
                var time = driver.Submit + driver.Complete + (hasHandler ? port.HandlerFor(transfer.Kind) : Duration.Zero);
                for (var k = 0; k < rates.Length; k++)
                    drivers[k] += rates[k] * time.Seconds;
            }
            else
            {
                for (var k = 0; k < rates.Length; k++)
                    rates[k] = Math.Max(0, rates[k] - (drivers[k] * flow.PerUnit));
            }
            flows[i] = new TraceFlow($"trace/{NameOf(step)}", rates);
        }
        return flows;
    }

    /// <summary>
    /// A guest cannot take more than all of its virtual processors: where the mean is near that, its bursts are lower, and where
    /// it is all of that, there are none.
    /// </summary>
    private static TraceBursts BurstsOf(TraceWorkload workload, GuestSpec guest)
    {
        var bursts = workload.Bursts ?? NoBursts;
        double[] peaks =
        [
            .. workload.Trace.Column(TraceColumn.CpuSeconds)
                .Select(busy => Math.Clamp(guest.VirtualProcessors / busy, 1, bursts.PeakToMean)),
        ];
        return new TraceBursts(workload.IsEven, peaks, bursts.Share, bursts.MeanLength);
    }

    private static string NameOf(StepSpec step) => step.Transfer switch
    {
        null => "work",
        { Disk: TransferSpec.Network, Kind.IsWrite: true } => "send",
        { Disk: TransferSpec.Network } => "receive",
        { Kind.IsWrite: true } => "write",
        _ => "read",
    };
}
