using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Intercepts;
using HvSim.Models.Io;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;

namespace HvSim.Tests.Io;

/// <summary>Hosts whose storage is of interest. All times differ, so that a sum says what it is made of.</summary>
internal static class StorageHosts
{
    public const double Submit = 4;
    public const double Handler = 3;
    public const double Hypercall = 2;
    public const double Interrupt = 1;
    public const double Access = 7;
    public const double Answer = 11;
    public const double Request = 13;
    public const double Completion = 17;
    public const double Remapping = 0.5;
    public const double Device = 100;
    public const int AccessesBefore = 9;
    public const int AccessesAfter = 3;

    public static Duration Us(double count) => Hosts.Ms(count / 1_000);

    /// <summary>A host of these costs with the devices; the hypervisor's other ways out cost nothing.</summary>
    public static HostSpec With(HostSpec host, params IReadOnlyList<StorageSpec> devices)
    {
        host = host with { Storage = devices };
        return host.Hypervisor is null ? host : host with
        {
            Root = host.Root with { VirtualProcessors = 1 },
            Hypervisor = host.Hypervisor with
            {
                Costs = host.Hypervisor.Costs with
                {
                    Intercepts = new InterceptCostSpec([.. Enum.GetValues<InterceptKind>().Select(kind => kind switch
                    {
                        InterceptKind.Hypercall => Us(Hypercall),
                        InterceptKind.ExternalInterrupt => Us(Interrupt),
                        InterceptKind.IoInstruction => Us(Access),
                        _ => Duration.Zero,
                    })]),
                    Storage = new StorageCostSpec
                    {
                        Request = Us(Request),
                        Completion = Us(Completion),
                        Access = Us(Answer),
                        Remapping = Us(Remapping),
                    },
                },
            },
        };
    }

    /// <summary>A solid-state disk whose bytes take no time.</summary>
    public static StorageSpec Ssd(string name = "ssd", double latencyUs = Device, int parallelism = 1_000, double variation = 0) => new()
    {
        Name = name,
        Kind = StorageKind.SolidState,
        ReadLatency = Us(latencyUs),
        WriteLatency = Us(latencyUs),
        Variation = variation,
        Parallelism = parallelism,
        BytesPerSecond = 1e18,
    };

    public static DiskSpec Disk(DiskPathKind path, string on = "ssd", string controller = "scsi") => new()
    {
        Name = on,
        Path = path,
        On = on,
        Format = DiskFormat.PassThrough,
        Controller = controller,
        Channels = 1,
        QueueDepth = 256,
        Completions = CompletionTarget.Sender,
        Polls = false,
        PostsInterrupts = false,
        MaximumRate = 0,
        Submit = Us(Submit),
        Handler = Us(Handler),
        AccessesBefore = AccessesBefore,
        AccessesAfter = AccessesAfter,
    };

    public static StepSpec Read(int count = 1, bool isParallel = false, int disk = 0, long bytes = 4_096, bool isWrite = false) =>
        new(StepKind.Transfer, default) { Transfer = new TransferSpec(disk, new TransferKind(bytes, isWrite, false), count, isParallel) };

    /// <summary>Threads of a guest that do these steps so many times.</summary>
    public static GuestSpec Guest(int processors, int threads, long rounds, IReadOnlyList<DiskSpec> disks, params IReadOnlyList<StepSpec> steps) =>
        Hosts.Guest("guest", processors, Hosts.Batch(threads, rounds, 1) with { Each = steps }) with { Disks = disks };

    public static RunResult Run(HostSpec host, params IReadOnlyList<GuestSpec> guests) =>
        ScenarioRun.Execute(Hosts.Scenario(host, 100_000, 0, guests), 1);

    /// <summary>All parts that are not nothing, in microseconds.</summary>
    public static Dictionary<ResponsePart, double> PartsUs(this RunResult run, int guestClass = 0) => Enum.GetValues<ResponsePart>()
        .Select(part => (Part: part, Us: (double)run.Classes[guestClass].Response.PartSum((int)part) / 1e3))
        .Where(one => one.Us != 0).ToDictionary(one => one.Part, one => one.Us);
}
