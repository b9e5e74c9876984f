using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Scenarios;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Habits;

/// <summary>
/// Nothing is allocated per event. Pools grow to the largest number of requests that were ever inside a guest; a burst at the
/// start takes guests and root beyond any number that they reach later, so that in the second half of a run not one byte is
/// allocated.
/// </summary>
public sealed class AllocationTests
{
    private const int Burst = 100;

    /// <summary>
    /// A host where hardly anything happens, four whose work is soon done, and two of the shape of
    /// <c>lock-hint-file-copy.yaml</c>.
    /// </summary>
    private static readonly string[] LeftOut =
    [
        "scenarios/published/smt-gain.yaml", "scenarios/published/lock-hint-file-copy-256.yaml",
        "scenarios/published/lock-hint-file-copy-4096.yaml", "scenarios/published/slat-many-misses.yaml",
        "scenarios/published/slat-mmu-heavy.yaml", "scenarios/published/slat-mmu-micro.yaml",
        "scenarios/published/slat-profiles.yaml",
    ];

    public static TheoryData<string> ShippedScenarios =>
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Except(LeftOut).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(ShippedScenarios))]
    public void SecondHalf_OfAShippedScenario_AllocatesNothing(string file)
    {
        var loaded = ScenarioFile.Load(Path.Combine(Repository.Root, file), []);

        Assert.True(loaded.IsValid, string.Join("\n", loaded.Problems));
        AssertAllocatesNothing(WithoutHeaps(loaded.Loaded!.Scenario));
    }

    /// <summary>More and more piles up in the bursts of a trace, the longer it runs; it comes without them.</summary>
    private static Scenario WithoutHeaps(Scenario scenario) => scenario with
    {
        Guests =
        [
            .. scenario.Guests.Select(guest => guest.Workload is TraceWorkload trace
                ? guest with { Workload = trace with { Bursts = null } }
                : guest),
        ],
    };

    /// <summary>Disks of all kinds and paths and a network; at a tenth of the rate that floods one of the disks.</summary>
    [Fact]
    public void SecondHalf_OfAHostWithDisksAndANetwork_AllocatesNothing()
    {
        var loaded = ScenarioFile.Load(Path.Combine(Repository.Root, "tests/Scenarios/Fixtures/storage.yaml"), []);

        Assert.True(loaded.IsValid, string.Join("\n", loaded.Problems));
        var scenario = loaded.Loaded!.Scenario;
        AssertAllocatesNothing(scenario with
        {
            Guests = [.. scenario.Guests.Select(guest => guest with { Workload = ATenthOf((OpenWorkload)guest.Workload) })],
            Run = scenario.Run with { Duration = Hosts.Ms(10_000) },
        });

        static OpenWorkload ATenthOf(OpenWorkload workload) => workload with { RatePerSecond = workload.RatePerSecond / 10 };
    }

    /// <summary>On a host that has soon done the burst at the start, with bursts in which less piles up.</summary>
    [Fact]
    public void SecondHalf_OfGuestsThatFollowTraces_AllocatesNothing()
    {
        Override[] gentle =
        [
            new("host.machine.coresPerSocket", "16"),
            .. new[] { "all", "bytes" }.SelectMany(name => new Override[]
            {
                new($"guests.{name}.workload.trace.bursts.peak", "1.2"), new($"guests.{name}.workload.trace.work.mean", "2 ms"),
                new($"guests.{name}.threads.workersPerVirtualProcessor", "1"),
            }),
        ];
        var loaded = ScenarioFile.Load(Path.Combine(Repository.Root, "tests/Scenarios/Fixtures/traces.yaml"), gentle);

        Assert.True(loaded.IsValid, string.Join("\n", loaded.Problems));
        AssertAllocatesNothing(loaded.Loaded!.Scenario);
    }

    /// <summary>Every workload, entitlement and cost at once, on a busy host.</summary>
    [Fact]
    public void SecondHalf_OfABusyHostOfAllKinds_AllocatesNothing()
    {
        var host = Hosts.Classic(Hosts.Machine(2, threadsPerCore: 2), sliceMs: 2);
        host = host with
        {
            Root = host.Root with { BackgroundLoad = 0.05, BackgroundBurst = Hosts.Ms(0.2), SmtSlowdown = 1.5 },
            Hypervisor = host.Hypervisor! with
            {
                RootPrecedence = Hosts.Ms(1),
                WakePreemption = true,
                Costs = new HypervisorCosts
                {
                    ContextSwitch = Hosts.Ms(0.005),
                    CacheRefill = Hosts.Ms(0.05),
                    CacheColdAfter = Hosts.Ms(5),
                    InterceptTimePerCpuSecond = Hosts.Ms(40),
                },
            },
        };
        var bursty = Hosts.Poisson(0.2) with { Arrivals = ArrivalLaw.Bursty, Bursts = new BurstSpec(4, 0.2, Hosts.Ms(10)) };
        var slowed = Hosts.Poisson(0.4) with { SmtSlowdown = 1.5 };
        AssertAllocatesNothing(Hosts.Scenario(
            host, 20_000, 0,
            Hosts.Guest("open", 2, slowed) with { Reserve = 0.3, ThreadQuantum = Hosts.Ms(0.3) },
            Hosts.Guest("bursty", 1, bursty) with { WorkersPerVirtualProcessor = 2 },
            Hosts.Guest(
                "closed", 2, Hosts.Clients(3, 2) with { Each = [Hosts.Cpu(0.5, 1), Hosts.Sleep(1, 1), Hosts.Cpu(0.2, 2)] }),
            Hosts.Guest("capped", 1, Hosts.Endless(2)) with { Limit = 0.25 },
            Hosts.Guest("busy", 3, Hosts.Endless(4)) with { Count = 2 }));
    }

    [Fact]
    public void SecondHalf_OfANativeRun_AllocatesNothing() => AssertAllocatesNothing(Hosts.Scenario(
        Hosts.Native(Hosts.Machine(2, threadsPerCore: 2)), 20_000, 0,
        Hosts.Guest("open", 4, Hosts.Poisson(2) with { SmtSlowdown = 1.5 }) with { ThreadQuantum = Hosts.Ms(0.3) }));

    /// <summary>
    /// A run repeats itself exactly, so what a model allocates it allocates every time; what the runtime allocates when code
    /// runs for the first time in a process (type initialisers) it allocates once.
    /// </summary>
    private static void AssertAllocatesNothing(Scenario scenario)
    {
        var (bytes, events) = OfTheSecondHalf(scenario);
        for (var again = 0; again < 2 && bytes != 0; again++)
            (bytes, events) = OfTheSecondHalf(scenario);

        Assert.InRange(events, 1_000, long.MaxValue);
        Assert.True(bytes == 0, $"{scenario.Name}: {bytes} bytes over {events} events");
    }

    private static (long Bytes, long Events) OfTheSecondHalf(Scenario scenario)
    {
        var built = HostBuilder.Build(scenario, scenario.Run.Seed);
        var batches = built.Classes.SelectMany(c => c.Guests).Where(g => g.Batch is not null)
            .Select(g => g.Partition).ToHashSet();
        built.Start();
        foreach (var partition in built.Host.Partitions.Where(p => p.HasWorkload && !batches.Contains(p)))
            AddBurst(partition, KindsOf(partition, scenario));
        // No batch of the shipped scenarios is done so soon, and nothing is left to happen once one is.
        var half = Duration.Min(scenario.Run.Duration / 2, Hosts.Ms(20_000));
        built.Simulation.RunUntil(Instant.Zero + half);
        var eventsBefore = built.Simulation.EventCount;
        var bytesBefore = GC.GetAllocatedBytesForCurrentThread();

        built.Simulation.RunUntil(Instant.Zero + (half * 2));

        return (GC.GetAllocatedBytesForCurrentThread() - bytesBefore, built.Simulation.EventCount - eventsBefore);
    }

    private static int KindsOf(Partition partition, Scenario scenario)
    {
        var guest = scenario.Guests.FirstOrDefault(one => partition.Name.StartsWith($"{one.Name}[", StringComparison.Ordinal));
        return guest?.Workload is TraceWorkload trace ? trace.Flows.Count : 1;
    }

    /// <summary>Requests that nobody asked for; where there are clients, client 0 gets all the answers.</summary>
    private static void AddBurst(Partition partition, int kinds)
    {
        var stream = new RandomStream(1, "burst");
        for (var i = 0; i < Burst * kinds; i++)
            partition.Requests.Arrive(stream, 0, partition.IsRoot ? i % partition.Processors.Length : -1, i % kinds);
    }
}
