using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;

namespace HvSim.Tests.Memory;

/// <summary>Hosts whose memory is of interest.</summary>
internal static class MemoryHosts
{
    public const long MiB = 1L << 20;
    public const long GiB = 1L << 30;

    /// <summary>A host that keeps nothing for itself.</summary>
    public static HostSpec With(HostSpec host, long total, TimeLaw? service = null, int parallelism = 1) => host with
    {
        Memory = new HostMemorySpec
        {
            Total = total,
            RootReserve = 0,
            OverheadOfFirstGiB = 0,
            OverheadOfFurtherGiB = 0,
            Balancer = new BalancerSpec { Period = Hosts.Ms(1_000), MostAdded = GiB, MostRemoved = GiB / 4, Tolerance = 0 },
            PagingDevice = new PagingDeviceSpec { Service = service ?? new TimeLaw(Hosts.Ms(1), 0), Parallelism = parallelism },
        },
    };

    /// <summary>A guest whose memory stays as it is.</summary>
    public static GuestSpec Static(GuestSpec guest, long held, MemoryDemandSpec demand) => guest with
    {
        Memory = new GuestMemorySpec
        {
            Startup = held,
            Minimum = held,
            Maximum = held,
            Buffer = 0.2,
            Weight = 5_000,
            IsDynamic = false,
            Demand = demand,
        },
    };

    /// <summary>A guest whose memory moves.</summary>
    public static GuestSpec Dynamic(GuestSpec guest, long startup, long minimum, long maximum, MemoryDemandSpec demand, int weight = 5_000) =>
        guest with
        {
            Memory = new GuestMemorySpec
            {
                Startup = startup,
                Minimum = minimum,
                Maximum = maximum,
                Buffer = 0.2,
                Weight = weight,
                IsDynamic = true,
                Demand = demand,
            },
        };

    /// <summary>All that is committed is in use; nothing is read from files.</summary>
    public static MemoryDemandSpec Commits(long bytes, double touches = 1_000) => new()
    {
        Committed = bytes,
        PerRequest = 0,
        WorkingSet = 1,
        PageTouchesPerSecond = touches,
        FileCache = 0,
        FileReadsPerSecond = 0,
        Stages = [],
    };
}
