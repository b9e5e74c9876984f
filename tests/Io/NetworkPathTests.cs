using HvSim.Models;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Io.NetworkHosts;
using static HvSim.Tests.Io.StorageHosts;

namespace HvSim.Tests.Io;

/// <summary>
/// Messages of a guest that is alone, by hand to the nanosecond: 2 KiB in two packets, which are two frames with 90 bytes more
/// each. Before the first of them the guest's virtual processor wakes once, which takes an interrupt, as each wake-up of guest
/// and root partition does.
/// </summary>
public sealed class NetworkPathTests
{
    private const int Rounds = 10;
    private const int Bytes = 2_048;
    private const int Packets = 2;
    private const int Kib = 2;
    private const double Wire = ((Bytes + (2 * 90)) / 1e3) + Latency;
    private const double InGuest = GuestMessage + (Packets * GuestPacket) + (Kib * GuestPerKib);
    private const double Checks = Kib * CheckPerKib;
    private const double InRoot = RootMessage + (Packets * RootPacket) + (Kib * RootPerKib);
    private const int Accesses = Packets * AccessesOfPacket;

    /// <summary>The wire, then the root partition when the adapter interrupts it, then the guest, which wakes.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SyntheticReceive_TakesTheWireTheRootAndAWake(bool bypassesChecks) => AssertParts(
        Alone(Adapter(DiskPathKind.Synthetic, bypassesChecks), isSent: false), Interrupt, new()
        {
            [ResponsePart.Network] = Wire,
            [ResponsePart.Root] = Moderation + Interrupt + InRoot,
            [ResponsePart.Hypervisor] = Interrupt,
            [ResponsePart.Work] = InGuest + (bypassesChecks ? 0 : Checks),
        });

    /// <summary>The root partition wakes for the message, and the guest when it is on the wire.</summary>
    [Fact]
    public void SyntheticSend_TakesTheGuestTheRootAndTheWire() => AssertParts(
        Alone(Adapter(DiskPathKind.Synthetic), isSent: true), Interrupt, new()
        {
            [ResponsePart.Work] = InGuest,
            [ResponsePart.Root] = Interrupt + InRoot,
            [ResponsePart.Network] = Wire,
            [ResponsePart.Hypervisor] = Interrupt,
        });

    /// <summary>A guest with an emulated adapter always checks, and fetches each packet access by access.</summary>
    [Fact]
    public void EmulatedReceive_TakesAccessesBehindIt() => AssertParts(
        Alone(Adapter(DiskPathKind.Emulated), isSent: false), Interrupt, new()
        {
            [ResponsePart.Network] = Wire,
            [ResponsePart.Root] = Moderation + Interrupt + InRoot + (Accesses * (Interrupt + Answer)),
            [ResponsePart.Hypervisor] = Interrupt + (Accesses * (Access + Interrupt)),
            [ResponsePart.Work] = InGuest + Checks,
        });

    [Fact]
    public void EmulatedSend_TakesAccessesBeforeIt() => AssertParts(
        Alone(Adapter(DiskPathKind.Emulated), isSent: true), Interrupt, new()
        {
            [ResponsePart.Work] = InGuest,
            [ResponsePart.Hypervisor] = (Accesses * (Access + Interrupt)) + Interrupt,
            [ResponsePart.Root] = (Accesses * (Interrupt + Answer)) + Interrupt + InRoot,
            [ResponsePart.Network] = Wire,
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DirectMessage_NeedsNoRoot(bool isSent)
    {
        var run = Alone(Adapter(DiskPathKind.Direct), isSent);

        AssertParts(run, Interrupt, new()
        {
            [ResponsePart.Network] = Wire,
            [ResponsePart.Hypervisor] = Interrupt,
            [ResponsePart.Work] = InGuest,
        });
        Assert.Equal(0, run.Host.Adapters[0].InterruptBusy);
    }

    /// <summary>Without a hypervisor every path is the guest's own, and it need not check more than it is told to.</summary>
    [Theory]
    [InlineData(DiskPathKind.Synthetic, false, InGuest)]
    [InlineData(DiskPathKind.Direct, false, InGuest)]
    [InlineData(DiskPathKind.Synthetic, true, InGuest)]
    [InlineData(DiskPathKind.Direct, true, InGuest)]
    public void NativeMessage_TakesDriverAndWire(DiskPathKind path, bool isSent, double work) => AssertParts(
        Run(NetworkHosts.With(Hosts.Native(Hosts.Machine(2))), Guest(path, isSent)), 0, new()
        {
            [ResponsePart.Network] = Wire,
            [ResponsePart.Work] = work,
        });

    /// <summary>A request comes and its answer goes: both, and the guest wakes for the one and behind the other.</summary>
    [Fact]
    public void RequestAndResponse_TakeBoth() => AssertParts(
        Run(Host(), NetworkHosts.Guest(
            "guest", 1, 1, Rounds, Adapter(DiskPathKind.Synthetic),
            Message(false, Bytes, Packets), Message(true, Bytes, Packets))),
        Interrupt,
        new()
        {
            [ResponsePart.Network] = 2 * Wire,
            [ResponsePart.Root] = Moderation + Interrupt + InRoot + Interrupt + InRoot,
            [ResponsePart.Hypervisor] = 2 * Interrupt,
            [ResponsePart.Work] = 2 * InGuest,
        },
        messages: 2);

    /// <summary>
    /// One guest sends MiB after MiB and another one receives them, on a link of 10 Gb/s: each direction is always busy, and
    /// 1,448 bytes of 1,538 are payload: 9.41 Gb/s, as TCP is known to reach.
    /// </summary>
    [Fact]
    public void Bulk_FillsTheLinkInBothDirections()
    {
        const long MiB = 1 << 20;
        const int PacketsOfMib = 16;
        var host = NetworkHosts.With(Hosts.Classic(Hosts.Machine(8)), 1.25e9);
        host = host with { Root = host.Root with { VirtualProcessors = 4 } };
        GuestSpec Bulk(string name, bool isSent) => NetworkHosts.Guest(
            name, 4, 8, 1_000_000_000, Adapter(DiskPathKind.Synthetic), Message(isSent, MiB, PacketsOfMib));

        var run = ScenarioRun.Execute(Hosts.Scenario(host, 1_100, 100, Bulk("sender", true), Bulk("receiver", false)), 1);

        Assert.Equal((1, 1), (run.Host.Adapters[0].BusyIn, run.Host.Adapters[0].BusyOut));
        var seconds = (MiB + (725 * 90)) / 1.25e9;
        Assert.All(run.Classes, guests =>
        {
            var bytes = guests.Guests[0].Transfers.NetworkBytes;
            Assert.InRange(bytes / MiB, (1 / seconds) - 1, (1 / seconds) + 1);
            Assert.Equal(9.41, bytes * 8 / 1e9, 0.02);
        });
    }

    private static HostSpec Host() => NetworkHosts.With(Hosts.Classic(Hosts.Machine(4)));

    private static GuestSpec Guest(DiskPathKind path, bool isSent) =>
        NetworkHosts.Guest("guest", 1, 1, Rounds, Adapter(path), Message(isSent, Bytes, Packets));

    private static RunResult Alone(AdapterSpec adapter, bool isSent) =>
        Run(Host(), NetworkHosts.Guest("guest", 1, 1, Rounds, adapter, Message(isSent, Bytes, Packets)));

    /// <summary>The parts of each round, which are all that there is, beside what the hypervisor takes once.</summary>
    private static void AssertParts(RunResult run, double onceUs, Dictionary<ResponsePart, double> eachUs, int messages = 1)
    {
        var expected = eachUs.ToDictionary(part => part.Key, part => Math.Round(Rounds * part.Value, 3));
        if (onceUs > 0)
            expected[ResponsePart.Hypervisor] += onceUs;
        Assert.Equal(expected.OrderBy(part => part.Key), run.PartsUs().OrderBy(part => part.Key));
        Assert.Equal(expected.Values.Sum() * 1_000, (double)run.Classes[0].Response.SumNanoseconds, 1e-3);
        Assert.Equal(
            (messages * Rounds * Packets, messages * Rounds * Bytes),
            (run.Classes[0].Guests[0].Transfers.Packets, run.Classes[0].Guests[0].Transfers.NetworkBytes));
    }
}
