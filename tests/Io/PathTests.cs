using HvSim.Models;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Io.StorageHosts;

namespace HvSim.Tests.Io;

/// <summary>
/// Reads of a guest that is alone, by hand to the nanosecond. Before the first of them the guest's virtual processor wakes once, which
/// takes an interrupt, as each wake-up of guest and root partition does.
/// </summary>
public sealed class PathTests
{
    private const int Rounds = 10;

    /// <summary>The root partition wakes for the request and for the device's interrupt, the guest for the completion.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SyntheticRead_TakesASignalTheRootTheDeviceAndAWake(bool isOneStep)
    {
        var run = isOneStep
            ? Run(Host(), Guest(1, 1, 1, [Disk(DiskPathKind.Synthetic)], Read(Rounds)))
            : Run(Host(), Guest(1, 1, Rounds, [Disk(DiskPathKind.Synthetic)], Read()));

        AssertParts(run, Interrupt, new()
        {
            [ResponsePart.Work] = Submit + Handler,
            [ResponsePart.Hypervisor] = Hypercall + Interrupt,
            [ResponsePart.Root] = Interrupt + Request + Interrupt + Completion,
            [ResponsePart.Device] = Device,
        });
    }

    /// <summary>Each access leaves the guest, wakes the worker process, is answered, and wakes the virtual processor that stood still.</summary>
    [Fact]
    public void EmulatedRead_TakesAllThatForEachAccess()
    {
        var run = Run(Host(), Guest(1, 1, Rounds, [Disk(DiskPathKind.Emulated)], Read()));

        const int Accesses = AccessesBefore + AccessesAfter;
        AssertParts(run, Interrupt, new()
        {
            [ResponsePart.Work] = Submit + Handler,
            [ResponsePart.Hypervisor] = (Accesses * (Access + Interrupt)) + Interrupt,
            [ResponsePart.Root] = (Accesses * (Interrupt + Answer)) + Interrupt + Request + Interrupt + Completion,
            [ResponsePart.Device] = Device,
        });
        Assert.Equal(Accesses * Rounds, run.Classes[0].Guests[0].Transfers.Accesses);
    }

    /// <summary>
    /// The device works while remapping is done. An idle virtual processor is woken by the hypervisor, whoever posts the interrupt.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DirectRead_NeedsNoRoot(bool postsInterrupts)
    {
        var disk = Disk(DiskPathKind.Direct) with { PostsInterrupts = postsInterrupts };
        var run = Run(Host(), Guest(1, 1, Rounds, [disk], Read()));

        AssertParts(run, Interrupt, new()
        {
            [ResponsePart.Work] = Submit + Handler,
            [ResponsePart.Hypervisor] = Remapping + Interrupt,
            [ResponsePart.Device] = Device - Remapping,
        });
        Assert.Equal(0, run.Host.Devices[0].CompletionBusy);
    }

    /// <summary>
    /// Two threads on one virtual processor share rounds of 1 ms of work and a read: while one of them reads the other one runs and is
    /// interrupted, but for the very last read.
    /// </summary>
    [Fact]
    public void PostedInterrupt_LeavesARunningProcessorAlone()
    {
        Assert.Equal((Rounds - 1) * Interrupt / 1_000, ElapsedMs(posts: false) - ElapsedMs(posts: true), 6);

        static double ElapsedMs(bool posts) => Run(
            Host(), Guest(1, 2, Rounds, [Disk(DiskPathKind.Direct) with { PostsInterrupts = posts }], Hosts.Cpu(1, 0), Read())).ElapsedMs();
    }

    /// <summary>Without a hypervisor every path is the guest's own.</summary>
    [Theory]
    [InlineData(DiskPathKind.Emulated)]
    [InlineData(DiskPathKind.Synthetic)]
    [InlineData(DiskPathKind.Direct)]
    public void NativeRead_TakesDriverAndDevice(DiskPathKind path)
    {
        var run = Run(With(Hosts.Native(Hosts.Machine(4)), Ssd()), Guest(1, 1, Rounds, [Disk(path)], Read()));

        AssertParts(run, 0, new() { [ResponsePart.Work] = Submit + Handler, [ResponsePart.Device] = Device });
    }

    /// <summary>A thread that looks itself spins as soon as the remapping is done, and neither wake nor interrupt follows.</summary>
    [Fact]
    public void PollingThread_SavesTheInterrupt()
    {
        var run = Run(Host(), Guest(1, 1, Rounds, [Disk(DiskPathKind.Direct) with { Polls = true }], Read()));

        AssertParts(run, Interrupt, new()
        {
            [ResponsePart.Work] = Submit + Handler,
            [ResponsePart.Hypervisor] = Remapping,
            [ResponsePart.Spinning] = Device - Remapping,
        });
    }

    /// <summary>
    /// All four are sent one after the other, and the thread goes on when the last one is handled: that one's time is what counts,
    /// beside that of sending.
    /// </summary>
    [Fact]
    public void ParallelReads_TakeAsLongAsTheLastOne()
    {
        var run = Run(Host(), Guest(1, 1, 1, [Disk(DiskPathKind.Direct)], Read(4, isParallel: true)));

        var parts = run.PartsUs();
        Assert.Equal((4 * Submit) + Handler, parts[ResponsePart.Work], 6);
        Assert.Equal(Interrupt + (4 * Remapping) + Interrupt, parts[ResponsePart.Hypervisor], 6);
        Assert.Equal(Device - Remapping, parts[ResponsePart.Device], 6);
        Assert.Equal(3, parts.Count);
        Assert.Equal(4, run.Classes[0].Guests[0].Transfers.Reads);
    }

    /// <summary>Two disks of one controller, or of one worker process: each request takes what the format of its own disk takes.</summary>
    [Theory]
    [InlineData(DiskPathKind.Synthetic)]
    [InlineData(DiskPathKind.Emulated)]
    public void Format_OfEachDisk_CountsForItsOwnTransfers(DiskPathKind path)
    {
        const double Fixed = 19;
        const double Dynamic = 23;
        var host = Host();
        var hypervisor = host.Hypervisor!;
        var costs = hypervisor.Costs.Storage with { FixedFormat = Us(Fixed), DynamicFormat = Us(Dynamic) };
        host = host with { Hypervisor = hypervisor with { Costs = hypervisor.Costs with { Storage = costs } } };

        Assert.Equal(Rounds * Fixed, RootUs(DiskFormat.PassThrough, DiskFormat.Fixed), 6);
        Assert.Equal(Rounds * Dynamic, RootUs(DiskFormat.PassThrough, DiskFormat.Dynamic), 6);
        Assert.Equal(Rounds * (Dynamic + Fixed), RootUs(DiskFormat.Dynamic, DiskFormat.Fixed), 6);

        double RootUs(DiskFormat first, DiskFormat second) =>
            Parts(first, second) - Parts(DiskFormat.PassThrough, DiskFormat.PassThrough);

        double Parts(DiskFormat first, DiskFormat second) => Run(host, Guest(
            1, 1, Rounds, [Disk(path) with { Format = first }, Disk(path) with { Format = second }], Read(disk: 0), Read(disk: 1)))
            .PartsUs()[ResponsePart.Root];
    }

    private static HostSpec Host() => With(Hosts.Classic(Hosts.Machine(4)), Ssd());

    /// <summary>The parts of each round, which are all that there is, beside what the hypervisor takes once.</summary>
    private static void AssertParts(RunResult run, double onceUs, Dictionary<ResponsePart, double> eachUs)
    {
        var expected = eachUs.ToDictionary(part => part.Key, part => Math.Round(Rounds * part.Value, 3));
        if (onceUs > 0)
            expected[ResponsePart.Hypervisor] += onceUs;
        Assert.Equal(expected.OrderBy(part => part.Key), run.PartsUs().OrderBy(part => part.Key));
        Assert.Equal(expected.Values.Sum() * 1_000, (double)run.Classes[0].Response.SumNanoseconds, 1e-3);
        Assert.Equal(Rounds, run.Classes[0].Guests[0].Transfers.Reads);
    }
}
