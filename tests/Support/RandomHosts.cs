using CsCheck;
using HvSim.Engine;
using HvSim.Models.Intercepts;
using HvSim.Models.Processors;
using HvSim.Models.Timers;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;
using Xunit.Sdk;

namespace HvSim.Tests.Support;

/// <summary>Small hosts of every kind: 1 to 8 logical processors, 1 to 6 guests, all workloads, entitlements and costs.</summary>
internal sealed class RandomHosts
{
    private const double LeastReserve = 0.01;

    private readonly RandomStream _draw;
    private double _reserveLeft;

    private RandomHosts(ulong seed) => _draw = new RandomStream(seed, "random host");

    /// <summary>Whether the hypervisor's work costs anything; else a switch and an intercept take no time.</summary>
    private bool Costs { get; init; }

    /// <summary>Whether guests may have reserves and limits, and the root work of its own.</summary>
    private bool Entitlements { get; init; }

    /// <summary>The host of a number.</summary>
    public static Scenario Of(ulong seed, bool costs = true, bool entitlements = true) =>
        new RandomTranslations(seed).On(new RandomHosts(seed) { Costs = costs, Entitlements = entitlements }.Draw(), costs);

    /// <summary>
    /// Holds a law to a number of hosts, always the same ones; with HVSIM_LONG=20 in the environment, to twenty times as many that
    /// differ from run to run (see <see cref="RandomCases"/>).
    /// </summary>
    public static void Hold(int hosts, Action<ulong> law)
    {
        if (RandomCases.Times is { } times)
        {
            Gen.ULong.Sample(law, iter: (long)times * hosts, threads: 1);
            return;
        }
        for (var seed = 1UL; seed <= (ulong)hosts; seed++)
        {
            try
            {
                law(seed);
            }
            catch (Exception e)
            {
                throw new XunitException($"The law is broken by host {seed}.", e);
            }
        }
    }

    private Scenario Draw()
    {
        var threads = 1 + _draw.NextInt32(2);
        var machine = Hosts.Machine(1 + _draw.NextInt32(8 / threads), threads) with { IdleStates = SomeIdleStates() };
        _reserveLeft = 0.9 * machine.LogicalProcessors;
        var host = Hosts.Native(machine) with { Hypervisor = Hypervisor() };
        if (Entitlements && Coin())
        {
            var (load, burst) = (Pick(0.02, 0.1, 0.4), Ms(0.1, 3));
            host = host with { Root = host.Root with { BackgroundLoad = load, BackgroundBurst = burst, SmtSlowdown = Pick(1, 1.3, 1.9) } };
        }
        var guests = Enumerable.Range(0, 1 + _draw.NextInt32(6)).Select(Guest).ToArray();
        var scenario = Hosts.Scenario(host, durationMs: Pick(300.0, 1_000), warmupMs: Pick(0.0, 77.7), guests);
        if (!Entitlements || !Coin())
            return scenario;
        var root = scenario.Host.Root with { VirtualProcessors = 1 + _draw.NextInt32(machine.LogicalProcessors) };
        return scenario with { Host = scenario.Host with { Root = root } };
    }

    private HypervisorSpec Hypervisor() => Hosts.Free() with
    {
        Slice = Pick(Hosts.Ms(1), Hosts.Ms(3.3), Hosts.Ms(10)),
        LimitPeriod = Pick(Hosts.Ms(50), Hosts.Ms(7)),
        ReserveRule = Pick(ReserveRule.Additive, ReserveRule.Floor),
        WakePreemption = _draw.NextInt32(4) == 0,
        RootPrecedence = Pick(Duration.Zero, Hosts.Ms(1), Duration.MaxValue),
        Costs = new HypervisorCosts
        {
            ContextSwitch = Costs ? Ms(0, 0.05) : Duration.Zero,
            CacheRefill = Costs ? Ms(0, 0.2) : Duration.Zero,
            CacheColdAfter = Ms(0.1, 20),
            Intercepts = Costs ? InterceptCosts() : InterceptCostSpec.None,
            Mitigation = Costs ? Ms(0, 0.01) : Duration.Zero,
            InterceptTimePerCpuSecond = Costs && Coin() ? Ms(0, 200) : null,
        },
        Mitigations = Coin(),
    };

    private IdleStates SomeIdleStates() =>
        Coin() ? new IdleStates(Ms(0, 0.1), Ms(0, 0.02), Ms(0.1, 2), Ms(0.02, 0.3)) : IdleStates.None;

    private InterceptCostSpec InterceptCosts() =>
        new([.. Enum.GetValues<InterceptKind>().Select(kind =>
            TranslationSchema.OfShadowTables.Contains(kind) ? Duration.Zero : Ms(0, 0.02))]);

    private ActivitySpec Activity() => new()
    {
        ClockReads = Pick(0, 500),
        MsrAccesses = Pick(0, 3_000),
        Cpuid = Pick(0, 100),
        Interrupts = Pick(0, 1_000),
        EmulatedInstructions = Pick(0, 50),
        Hypercalls = Pick(0, 2_000),
        AddressSpaceSwitches = Pick(0, 1_000),
    };

    private GuestSpec Guest(int number)
    {
        var processors = 1 + _draw.NextInt32(4);
        var limit = Entitlements && Coin() ? Pick(0.1, 0.25, 0.333, 0.5, 0.9) : 1;
        var reserve = Entitlements && Coin() ? Math.Min(limit, Math.Min(_reserveLeft / processors, Pick(0.05, 0.2, 0.5))) : 0;
        if (reserve < LeastReserve)
            reserve = 0;
        _reserveLeft -= reserve * processors;
        var workload = Workload() with { Activity = Activity(), ContentionSlowdown = Pick(1, 1, 1.2, 2) };
        var timer = Timer();
        return Hosts.Guest($"g{number}", processors, workload) with
        {
            Count = 1,
            Weight = Pick(1, 50, 100, 100, 100, 333, 1000, 10_000),
            Reserve = reserve,
            Limit = limit,
            ThreadQuantum = Pick(Hosts.Ms(0.5), Hosts.Ms(20), Duration.MaxValue),
            WorkersPerVirtualProcessor = Pick(1, 3, 25),
            Timer = _draw.NextInt32(5) == 0 ? null : timer,
            Enlightenments = new EnlightenmentSpec
            {
                ReferenceClock = Coin(),
                SyntheticInterrupts = Coin(),
                AddressSpaceSwitch = Coin(),
                TimerSuppression = timer.IsSuppressedWhenIdle,
            },
        };
    }

    private TimerSettings Timer() => new()
    {
        Period = Duration.FromSeconds(1 / Pick(64.0, 100, 256, 999)),
        IsSuppressedWhenIdle = Coin(),
        Late = Pick(LateTicks.CatchUp, LateTicks.Merge, LateTicks.Skip),
        MostCaughtUp = Pick(1, 3, int.MaxValue),
        Handler = Costs ? Ms(0, 0.05) : Duration.Zero,
    };

    private WorkloadSpec Workload()
    {
        var each = Enumerable.Range(0, 1 + _draw.NextInt32(3)).Select(i => Step(i)).ToArray();
        var cpuMs = each.Where(s => s.Kind == StepKind.Cpu).Sum(s => s.Time.Mean.Seconds);
        var slowdown = Pick(1, 1.3, 1.9);
        var rate = Pick(0.2, 0.7, 1.5) / cpuMs;
        return _draw.NextInt32(7) switch
        {
            0 => Hosts.Idle(),
            1 => Open(ArrivalLaw.Deterministic),
            2 => Open(ArrivalLaw.Bursty) with { Bursts = new BurstSpec(4, 0.2, Ms(1, 30)) },
            3 => Open(ArrivalLaw.Poisson),
            4 => new BatchWorkload { Each = each, SmtSlowdown = slowdown, Threads = 1 + _draw.NextInt32(6), Rounds = Pick(50, 100_000_000) },
            _ => new ClosedWorkload
            {
                Each = each,
                SmtSlowdown = slowdown,
                Clients = 1 + _draw.NextInt32(12),
                Think = new TimeLaw(Ms(0.1, 10), Pick(0, 0.5, 1, 2)),
            },
        };

        OpenWorkload Open(ArrivalLaw law) => new() { Each = each, SmtSlowdown = slowdown, Arrivals = law, RatePerSecond = rate };
    }

    private StepSpec Step(int number)
    {
        var time = new TimeLaw(Ms(0.05, 5), Pick(0, 0.5, 1, 2));
        return new StepSpec(number > 0 && _draw.NextInt32(3) == 0 ? StepKind.Sleep : StepKind.Cpu, time);
    }

    private Duration Ms(double from, double to) => Hosts.Ms(from + ((to - from) * _draw.NextDouble()));

    private bool Coin() => _draw.NextInt32(2) == 0;

    private T Pick<T>(params ReadOnlySpan<T> values) => values[_draw.NextInt32(values.Length)];
}
