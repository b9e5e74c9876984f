using HvSim.Engine;
using HvSim.Models.Io;
using HvSim.Scenarios.Specs;

namespace HvSim.Tests.Support;

/// <summary>
/// Gives a random host devices and an adapter of its own, and its guests disks by all paths with steps that use them; from
/// draws of its own. All channels of a host hold the same number of transfers, and all transfers of a disk have the same size.
/// </summary>
internal sealed class RandomIo
{
    private const int Native = 8;
    private const int MostRounds = 30;

    private static readonly Duration Long = Hosts.Ms(3_600_000);

    private readonly RandomStream _draw;
    private readonly List<StorageSpec> _devices = [];
    private readonly List<string> _shared = [];
    private readonly int _depth;

    private RandomIo(ulong seed)
    {
        _draw = new RandomStream(seed, "random transfers");
        _depth = Pick(1, 2, 7, 256);
    }

    /// <summary>The host of a number; one of eight is native.</summary>
    public static Scenario Of(ulong seed) => new RandomIo(seed).On(RandomHosts.Of(seed), isNative: seed % Native == 0);

    /// <summary>The same with batches that end, and nothing else that would leave the root partition no time for them.</summary>
    public static Scenario OfBatches(ulong seed)
    {
        var scenario = Of(seed);
        var random = new RandomIo(seed);
        return scenario with
        {
            Host = scenario.Host with { Root = scenario.Host.Root with { BackgroundLoad = 0 } },
            Guests = [.. scenario.Guests.Select(guest => guest with { Workload = random.Batch(guest.Workload) })],
            Run = scenario.Run with { Duration = Long, Warmup = Duration.Zero },
        };
    }

    /// <summary>Transfers that each channel holds.</summary>
    public static int DepthOf(Scenario scenario) => scenario.Guests.SelectMany(guest => guest.Disks).First().QueueDepth;

    /// <summary>Transfers of a guest's program to or from a disk, or its network adapter.</summary>
    public static IEnumerable<TransferSpec> TransfersOf(GuestSpec guest) =>
        guest.Workload.Each.Where(step => step.Transfer is not null).Select(step => step.Transfer!);

    private Scenario On(Scenario scenario, bool isNative)
    {
        var guests = isNative ? Fitting(scenario) : scenario.Guests;
        guests = [.. guests.Select(On)];
        return scenario with
        {
            Host = scenario.Host with
            {
                Hypervisor = isNative ? null : On(scenario.Host.Hypervisor!),
                Storage = _devices,
                Network = [Adapter()],
            },
            Guests = guests,
        };
    }

    /// <summary>Guests that find a logical processor for each virtual one.</summary>
    private static List<GuestSpec> Fitting(Scenario scenario)
    {
        var left = scenario.Host.Machine.LogicalProcessors;
        var guests = new List<GuestSpec>();
        foreach (var guest in scenario.Guests)
        {
            var processors = Math.Min(guest.VirtualProcessors, left);
            if (processors == 0)
                break;
            guests.Add(guest with { VirtualProcessors = processors });
            left -= processors;
        }
        return guests;
    }

    private HypervisorSpec On(HypervisorSpec hypervisor) => hypervisor with
    {
        Scheduler = Pick(SchedulerKind.Classic, SchedulerKind.Classic, SchedulerKind.Core, SchedulerKind.Root),
        Costs = hypervisor.Costs with
        {
            Storage = new StorageCostSpec
            {
                Request = Us(20),
                RequestPerKib = Us(0.2),
                Completion = Us(20),
                FixedFormat = Us(2),
                DynamicFormat = Us(5),
                Access = Us(20),
                Remapping = Us(2),
            },
            Network = new NetworkCostSpec { Message = Us(10), Packet = Us(3), PerKib = Us(0.5) },
        },
    };

    private NetworkSpec Adapter() => new()
    {
        Name = "nic",
        BytesPerSecond = Pick(1.25e7, 1.25e9),
        Latency = Us(20),
        Moderation = Pick(Duration.Zero, Us(100)),
        HasQueues = Coin(),
    };

    private GuestSpec On(GuestSpec guest)
    {
        var disks = Enumerable.Range(0, 1 + _draw.NextInt32(3)).Select(Disk).ToArray();
        var network = Coin() ? null : GuestAdapter();
        if (guest.Workload is IdleWorkload)
            return guest with { Disks = disks, Network = network };
        var each = guest.Workload.Each.ToList();
        for (var i = 0; i < disks.Length; i++)
        {
            var bytes = Pick(512L, 4_096, 8_192, 65_536);
            for (var steps = 1 + _draw.NextInt32(2); steps > 0; steps--)
                each.Insert(_draw.NextInt32(each.Count + 1), Step(i, bytes));
        }
        for (var steps = network is null ? 0 : _draw.NextInt32(3); steps > 0; steps--)
            each.Insert(_draw.NextInt32(each.Count + 1), Message());
        return guest with { Disks = disks, Network = network, Workload = guest.Workload with { Each = each } };
    }

    private StepSpec Step(int disk, long bytes) => Transfer(
        new TransferSpec(
            disk,
            new TransferKind(bytes, IsWrite: Coin(), IsSequential: Coin()),
            Count: 1 + _draw.NextInt32(4),
            IsParallel: Coin()));

    private StepSpec Message() => Transfer(new TransferSpec(
        TransferSpec.Network,
        new TransferKind(Pick(1L, 1_448, 20_000), IsWrite: Coin(), IsSequential: false, Packets: Pick(1, 14)),
        Count: 1,
        IsParallel: false));

    private static StepSpec Transfer(TransferSpec transfer) => new(StepKind.Transfer, default) { Transfer = transfer };

    private DiskSpec Disk(int number)
    {
        var path = Pick(DiskPathKind.Emulated, DiskPathKind.Synthetic, DiskPathKind.Synthetic, DiskPathKind.Direct);
        var rate = path == DiskPathKind.Direct ? 0 : Pick(0, 0, 150, 1_500);
        return new DiskSpec
        {
            Name = $"disk{number}",
            Path = path,
            On = path == DiskPathKind.Direct || rate > 0 ? NewDevice(Duration.Zero) : SharedDevice(),
            Format = Pick(DiskFormat.PassThrough, DiskFormat.Fixed, DiskFormat.Dynamic),
            Controller = Pick("a", "b"),
            Channels = 1 + _draw.NextInt32(3),
            QueueDepth = _depth,
            Completions = Pick(CompletionTarget.Sender, CompletionTarget.First),
            Polls = _draw.NextInt32(6) == 0,
            PostsInterrupts = Coin(),
            MaximumRate = rate,
            Submit = Us(10),
            Handler = Us(10),
            AccessesBefore = _draw.NextInt32(4),
            AccessesAfter = _draw.NextInt32(3),
        };
    }

    private string SharedDevice()
    {
        if (_shared.Count == 0 || _draw.NextInt32(3) == 0)
            _shared.Add(NewDevice(Pick(Duration.Zero, Hosts.Ms(4))));
        return _shared[_draw.NextInt32(_shared.Count)];
    }

    private string NewDevice(Duration balancerTarget)
    {
        _devices.Add(new StorageSpec
        {
            Name = $"device{_devices.Count}",
            Kind = Pick(StorageKind.SolidState, StorageKind.Array, StorageKind.Rotating),
            ReadLatency = Us(2_000),
            WriteLatency = Us(2_000),
            Variation = Pick(0, 0.5, 1),
            Parallelism = Pick(1, 2, 8, 32),
            BytesPerSecond = Pick(5e7, 1e9),
            TrackSeek = Us(1_000),
            FullSeek = Us(5_000) + Hosts.Ms(1),
            TurnsPerSecond = Pick(120.0, 500),
            SortsQueue = Coin(),
            BalancerTarget = balancerTarget,
        });
        return _devices[^1].Name;
    }

    private AdapterSpec GuestAdapter() => new()
    {
        Path = Pick(DiskPathKind.Emulated, DiskPathKind.Synthetic, DiskPathKind.Direct),
        On = "nic",
        Offloads = true,
        BypassesChecks = Coin(),
        PostsInterrupts = Coin(),
        Interrupts = Coin() ? CompletionTarget.First : CompletionTarget.Sender,
        Message = Us(5),
        Packet = Us(2),
        PerKib = Us(0.3),
        CheckPerKib = Us(0.3),
        Accesses = _draw.NextInt32(3),
    };

    private WorkloadSpec Batch(WorkloadSpec workload)
    {
        var threads = 1 + _draw.NextInt32(8);
        return workload is IdleWorkload ? workload : new BatchWorkload
        {
            Each = workload.Each,
            SmtSlowdown = workload.SmtSlowdown,
            Activity = workload.Activity,
            Threads = threads,
            Rounds = threads + _draw.NextInt32(MostRounds),
        };
    }

    private Duration Us(double most) => Hosts.Ms(most * _draw.NextDouble() / 1_000);

    private bool Coin() => _draw.NextInt32(2) == 0;

    private T Pick<T>(params ReadOnlySpan<T> values) => values[_draw.NextInt32(values.Length)];
}
