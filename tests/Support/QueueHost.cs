using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Models.Processors;
using HvSim.Models.Workloads;
using HvSim.Scheduler;
using HvSim.Stats;

namespace HvSim.Tests.Support;

/// <summary>
/// One guest on a host that costs nothing, wired by hand so that the wait of every single request can be watched: a result carries sums
/// of waits, not their distribution.
/// </summary>
internal sealed class QueueHost
{
    private readonly Simulation _simulation;
    private readonly WaitWatch _watch;
    private readonly Host _host;

    /// <param name="seed">Seed of the run.</param>
    /// <param name="logicalProcessors">Servers.</param>
    /// <param name="virtualProcessors">As many, and requests queue in the guest; more, and they queue at the hypervisor.</param>
    /// <param name="perMs">Poisson arrivals per millisecond.</param>
    /// <param name="work">Law of the work.</param>
    public QueueHost(ulong seed, int logicalProcessors, int virtualProcessors, double perMs, TimeSampler work)
    {
        _simulation = new Simulation(seed);
        var machine = new Machine(1, logicalProcessors, 1);
        var scheduler = new ClassicScheduler(_simulation, machine, new FairShareSettings
        {
            Slice = Hosts.Ms(1000_000),
            LimitPeriod = Hosts.Ms(50),
            ReserveIsFloor = false,
            WakePreemption = false,
            RootPrecedence = Duration.Zero,
        });
        _host = new Host(_simulation, machine, new HostWiring(scheduler, DispatchCosts.None));
        var arrivals = new PoissonArrivals(_simulation.CreateStream("arrivals"), perMs * 1000);
        _watch = new WaitWatch(new OpenArrivals(_simulation, "guest", arrivals));
        var settings = new PartitionSettings
        {
            Name = "guest",
            VirtualProcessors = virtualProcessors,
            ThreadQuantum = Duration.MaxValue,
            Workers = int.MaxValue,
        };
        var program = new GuestProgram([new ProgramStep(StepAction.Compute, work)]);
        _host.Create(settings, new Work(program, _watch, new LatencyHistogram(Parts.Count)));
        scheduler.Attach(_host);
    }

    /// <summary>Whether single waits are kept.</summary>
    public bool KeepsWaits { init => _watch.KeepsWaits = value; }

    /// <summary>Waits of the requests that are completed between two instants.</summary>
    public WaitWatch Run(double warmupMs, double durationMs)
    {
        _host.Start();
        _simulation.RunUntil(Instant.Zero + Hosts.Ms(warmupMs));
        _watch.Open();
        _simulation.RunUntil(Instant.Zero + Hosts.Ms(durationMs));
        return _watch;
    }
}

/// <summary>Passes a workload on and records how long each of its requests waited for a processor.</summary>
internal sealed class WaitWatch(IWorkload inner) : IWorkload
{
    private bool _isOpen;
    private long _waited;

    public LatencyHistogram Waits { get; } = new();

    /// <summary>Whether single waits are kept.</summary>
    public bool KeepsWaits { get; set; }

    /// <summary>Wait of each request by its arrival, both in nanoseconds, where they are kept.</summary>
    public Dictionary<long, long> ByArrival { get; } = [];

    /// <summary>Fraction of the requests that had to wait at all.</summary>
    public double WaitedShare => _waited / (double)Waits.Count;

    public bool UsesWorkers => inner.UsesWorkers;

    public void Open() => _isOpen = true;

    public void Start(RequestFlow requests) => inner.Start(requests);

    public bool GoesOn(Request request)
    {
        if (_isOpen)
        {
            var parts = request.PartNanoseconds;
            var wait = parts[(int)ResponsePart.CpuWait] + parts[(int)ResponsePart.GuestQueue];
            if (KeepsWaits)
                ByArrival.Add(request.Arrived.Nanoseconds, wait);
            Waits.Record(Duration.FromNanoseconds(wait));
            if (wait > 0)
                _waited++;
        }
        return inner.GoesOn(request);
    }

    public void Completed(int issuer) => inner.Completed(issuer);
}
