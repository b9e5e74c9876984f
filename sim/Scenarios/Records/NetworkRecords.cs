using HvSim.Models.Io;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Records;

/// <summary>Makes the records of network adapters and messages from values that have been checked.</summary>
internal static class NetworkRecords
{
    // What a frame of Ethernet carries of TCP with time stamps, and what costs as one packet where the adapter cuts and joins.
    private const int PacketBytes = 1448;
    private const int OffloadedBytes = 1 << 16;

    public static IReadOnlyList<NetworkSpec> HostOf(BoundSection host) =>
        [.. (host.Map(NetworkSchema.Network)?.Entries ?? []).Select(one => AdapterOf(one.Name, (BoundSection)one.Value))];

    public static NetworkCostSpec CostsOf(BoundSection costs) => new()
    {
        Message = StorageRecords.TimeOf(costs, NetworkCostSchema.Message),
        Packet = StorageRecords.TimeOf(costs, NetworkCostSchema.Packet),
        PerKib = StorageRecords.TimeOf(costs, NetworkCostSchema.PerKib),
    };

    public static AdapterSpec? GuestOf(BoundSection guest) => guest.Section(AdapterSchema.Network) is not { } adapter ? null : new()
    {
        Path = adapter.Get(AdapterSchema.Path),
        On = adapter.Get(AdapterSchema.On),
        Offloads = adapter.Get(AdapterSchema.Offload),
        BypassesChecks = adapter.TryGet(AdapterSchema.CheckBypass, out var bypasses) && bypasses,
        PostsInterrupts = adapter.TryGet(AdapterSchema.PostedInterrupts, out var posts) && posts,
        Interrupts = adapter.Get(AdapterSchema.Interrupts),
        Message = adapter.Get(AdapterSchema.Message),
        Packet = adapter.Get(AdapterSchema.Packet),
        PerKib = adapter.Get(AdapterSchema.PerKib),
        CheckPerKib = StorageRecords.TimeOf(adapter, AdapterSchema.CheckPerKib),
        Accesses = adapter.TryGet(AdapterSchema.Accesses, out var accesses) ? accesses : 0,
    };

    public static TransferSpec? MessageOf(BoundSection step, BoundSection guest)
    {
        var send = step.Section(AdapterSchema.Send);
        if ((send ?? step.Section(AdapterSchema.Receive)) is not { } section)
            return null;
        return TransferOf(section.Get(AdapterSchema.Size), send is not null, guest);
    }

    /// <summary>A message of a guest with an adapter.</summary>
    public static TransferSpec TransferOf(long size, bool isSent, BoundSection guest)
    {
        var most = guest.Section(AdapterSchema.Network)!.Get(AdapterSchema.Offload) ? OffloadedBytes : PacketBytes;
        var packets = (int)((size + most - 1) / most);
        var kind = new TransferKind(size, IsWrite: isSent, IsSequential: false, packets);
        return new TransferSpec(TransferSpec.Network, kind, Count: 1, IsParallel: false);
    }

    private static NetworkSpec AdapterOf(string name, BoundSection adapter) => new()
    {
        Name = name,
        BytesPerSecond = adapter.Get(NetworkSchema.Bandwidth),
        Latency = adapter.Get(NetworkSchema.Latency),
        Moderation = adapter.Get(NetworkSchema.Moderation),
        HasQueues = adapter.Get(NetworkSchema.Queues),
    };
}
