using HvSim.Memory;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Records;

/// <summary>Makes the records of the memory from values that have been checked.</summary>
internal static class MemoryRecords
{
    public static HostMemorySpec? HostOf(BoundSection host)
    {
        if (!host.Section(MachineSchema.Machine)!.TryGet(MachineSchema.Memory, out var total))
        {
            return null;
        }
        var memory = host.Section(HostMemorySchema.Memory)!;
        return new()
        {
            Total = total,
            RootReserve = memory.Get(HostMemorySchema.RootReserve),
            OverheadOfFirstGiB = memory.Get(HostMemorySchema.OverheadOfFirstGiB),
            OverheadOfFurtherGiB = memory.Get(HostMemorySchema.OverheadOfFurtherGiB),
            ShadowTables = memory.Get(HostMemorySchema.ShadowTables),
            Swapping = memory.Get(HostMemorySchema.Swapping),
            Balancer = BalancerOf(memory.Section(HostMemorySchema.Balancer)!),
            PagingDevice = DeviceOf(memory.Section(HostMemorySchema.PagingDevice)!),
        };
    }

    public static GuestMemorySpec? GuestOf(GuestMemoryView guest)
    {
        if (guest.Memory is not { } memory)
        {
            return null;
        }
        var fixedSize = new GuestMemorySpec
        {
            Startup = guest.Startup!.Value,
            Minimum = guest.Startup.Value,
            Maximum = guest.Startup.Value,
            Buffer = 0,
            Weight = 0,
            IsDynamic = false,
            Demand = DemandOf(guest.Demand!, guest.Stages),
        };
        return !guest.IsDynamic ? fixedSize : fixedSize with
        {
            Minimum = memory.Get(GuestMemorySchema.Minimum),
            Maximum = memory.Get(GuestMemorySchema.Maximum),
            Buffer = memory.Get(GuestMemorySchema.Buffer),
            Weight = memory.Get(GuestMemorySchema.Weight),
            IsDynamic = true,
        };
    }

    public static StartSpec StartOf(BoundSection start) =>
        new(start.Get(StartSchema.Order), start.Get(StartSchema.Delay), start.Get(StartSchema.Spacing))
        {
            Restart = start.Section(StartSchema.Restart) is { } restart
                ? new RestartSettings(restart.Get(StartSchema.At), restart.Get(StartSchema.Down))
                : null,
        };

    private static BalancerSpec BalancerOf(BoundSection balancer) => new()
    {
        Period = balancer.Get(HostMemorySchema.Period),
        MostAdded = balancer.Get(HostMemorySchema.MostAdded),
        MostRemoved = balancer.Get(HostMemorySchema.MostRemoved),
        Tolerance = balancer.Get(HostMemorySchema.Tolerance),
    };

    private static PagingDeviceSpec DeviceOf(BoundSection device) => new()
    {
        Service = GuestRecords.LawOf(device, HostMemorySchema.Service)!.Value,
        Parallelism = device.Get(HostMemorySchema.Parallelism),
    };

    private static MemoryDemandSpec DemandOf(BoundSection demand, IEnumerable<BoundSection> stages) => new()
    {
        Committed = demand.Get(MemoryDemandSchema.Committed),
        PerRequest = demand.Get(MemoryDemandSchema.PerRequest),
        WorkingSet = demand.Get(MemoryDemandSchema.WorkingSet),
        PageTouchesPerSecond = demand.Get(MemoryDemandSchema.PageTouches),
        FileCache = demand.Get(MemoryDemandSchema.FileCache),
        FileReadsPerSecond = demand.Get(MemoryDemandSchema.FileReads),
        Stages =
        [
            .. stages.Select(stage =>
                new DemandStage(stage.Get(MemoryDemandSchema.From), stage.Get(MemoryDemandSchema.StageCommitted))),
        ],
    };
}
