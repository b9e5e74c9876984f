using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Intercepts;
using HvSim.Models.Processors;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Stats;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Models;

/// <summary>Interrupts and flushes between the virtual processors of a guest.</summary>
public sealed class SignalTests
{
    private const int Width = 4;
    private const int Rounds = 400;

    /// <summary>No two kinds cost the same, and a halt or a wake-up nothing.</summary>
    private static readonly InterceptCostSpec Costs = new([.. Enum.GetValues<InterceptKind>().Select(kind => kind switch
    {
        InterceptKind.Hypercall => Microseconds(2),
        InterceptKind.Msr => Microseconds(3),
        InterceptKind.EndOfInterrupt => Microseconds(5),
        InterceptKind.ExternalInterrupt => Microseconds(1),
        _ => Duration.Zero,
    })]);

    /// <summary>
    /// All four virtual processors run throughout, in step: each sends once a round, and is disturbed by the other three. A round is
    /// between, plus the cost of sending, plus three deliveries. The first of them begins with the interrupt that wakes the thread's
    /// virtual processor, and the end of that.
    /// </summary>
    [Theory]
    [InlineData(StepKind.Flush, true, false, false, 2)]
    [InlineData(StepKind.Flush, false, true, false, 2)]
    [InlineData(StepKind.Flush, false, false, true, 9)]
    [InlineData(StepKind.Flush, false, false, false, 15)]
    [InlineData(StepKind.InterruptAll, false, true, true, 2)]
    [InlineData(StepKind.InterruptAll, false, false, true, 9)]
    [InlineData(StepKind.InterruptAll, false, false, false, 15)]
    public void Sending_CostsAHypercallOrAnAccessForEachTarget(
        StepKind kind, bool byHypercall, bool cluster, bool byRegister, double sendUs)
    {
        var run = Run(kind, Width, new() { RemoteTlbFlush = byHypercall, ClusterIpi = cluster, SyntheticInterrupts = byRegister });

        var response = run.Classes[0].Response;
        AssertHypervisorUs(sendUs + 3, byRegister ? 1 + (3 / 2.0) : 1 + 5, response);
        Assert.Equal(0, response.PartSum((int)ResponsePart.FlushWait));
        var processors = run.Classes[0].Guests[0].Processors;
        var isFlush = kind == StepKind.Flush;
        Assert.Equal((isFlush ? Rounds : 0, isFlush ? 0 : 3 * Rounds), (processors.TlbFlushes, processors.InterruptsSent));
    }

    [Fact]
    public void InterruptOfOne_DisturbsOne() =>
        AssertHypervisorUs(
        3 + 1, 1 + (3 / 2.0), Run(StepKind.InterruptOne, Width, new() { SyntheticInterrupts = true }).Classes[0].Response);

    /// <summary>
    /// Four ways out a round, those of the deliveries included, take half a microsecond more each, and so do the three of a wake-up.
    /// </summary>
    [Fact]
    public void Mitigations_LengthenSendingAndDelivery() => AssertHypervisorUs(
        2 + 3 + (4 * 0.5), 1 + 5 + (3 * 0.5),
        Run(StepKind.InterruptAll, Width, new() { ClusterIpi = true }, mitigations: true).Classes[0].Response);

    /// <summary>Half of the virtual processors wait: a flush by interrupts waits for them, one by hypercall does not.</summary>
    [Fact]
    public void FlushByInterrupts_WaitsForProcessorsThatAreNotRunning()
    {
        var assisted = Run(StepKind.Flush, Width / 2, new() { RemoteTlbFlush = true, ClusterIpi = true });
        var interrupts = Run(StepKind.Flush, Width / 2, new() { ClusterIpi = true });

        Assert.Equal(0, assisted.Classes[0].Response.PartSum((int)ResponsePart.FlushWait));
        Assert.InRange(interrupts.Classes[0].Response.PartSum((int)ResponsePart.FlushWait), 1, long.MaxValue);
        Assert.InRange(interrupts.ElapsedMs() / assisted.ElapsedMs(), 1.5, double.MaxValue);
    }

    /// <summary>
    /// The target's logical processor wakes in 20 us, is switched to it once in 7 us, and delivers the interrupt and its end in 1 + 5 us;
    /// the sender has meanwhile spent 5 us on sending.
    /// </summary>
    [Fact]
    public void FlushToAnIdleProcessor_WaitsForItsWakeItsSwitchAndTheDelivery()
    {
        var states = new IdleStates(Hosts.Ms(0.1), Microseconds(20), Hosts.Ms(1_000), Microseconds(500));
        var host = WithCosts(Hosts.Classic(Hosts.Machine(2) with { IdleStates = states }), Costs);
        host = host with
        {
            Hypervisor = host.Hypervisor! with { Costs = host.Hypervisor.Costs with { ContextSwitch = Microseconds(7) } },
        };
        var guest = Hosts.Guest("guest", 2, Hosts.Batch(1, Rounds, 1) with { Each = [Signal(StepKind.Flush, wakesIdle: true)] });

        var response = ScenarioRun.Execute(Hosts.Scenario(host, 10_000, 0, guest), 1).Classes[0].Response;

        Assert.Equal(((Rounds * (20 + 1 + 5 - 5)) + 7) * 1_000, response.PartSum((int)ResponsePart.FlushWait));
    }

    /// <summary>Delivery takes 20 us, of which the sender spends 2 us on sending; now and then both send at the same time.</summary>
    [Fact]
    public void FlushToARunningProcessor_WaitsForTheDelivery()
    {
        var costs = new InterceptCostSpec([.. Enum.GetValues<InterceptKind>().Select(kind => kind switch
        {
            InterceptKind.Hypercall => Microseconds(2),
            InterceptKind.ExternalInterrupt => Microseconds(20),
            _ => Duration.Zero,
        })]);
        var step = new StepSpec(StepKind.Flush, default) { Signal = new SignalSpec(1, new TimeLaw(Hosts.Ms(1), 1)) };
        var guest = Hosts.Guest("guest", 2, Hosts.Batch(2, Rounds, 1) with { Each = [step] }) with
        {
            Enlightenments = new() { ClusterIpi = true },
        };

        var run = ScenarioRun.Execute(Hosts.Scenario(WithCosts(Hosts.Classic(Hosts.Machine(2)), costs), 10_000, 0, guest), 1);

        Assert.InRange((double)run.Classes[0].Response.PartSum((int)ResponsePart.FlushWait) / (Rounds * 18_000.0), 0.9, 1.1);
    }

    /// <summary>A native guest's virtual processors always run: nothing is waited for, and nothing costs anything.</summary>
    [Fact]
    public void NativeFlush_TakesNoTime()
    {
        var guest = Hosts.Guest("guest", Width, Hosts.Batch(Width, Rounds, 1) with { Each = [Signal(StepKind.Flush)] });
        var run = ScenarioRun.Execute(Hosts.Scenario(Hosts.Native(Hosts.Machine(Width)), 10_000, 0, guest), 1);

        Assert.Equal(run.Classes[0].Response.SumNanoseconds, run.Classes[0].Response.PartSum((int)ResponsePart.Work));
        Assert.Equal(100 * 0.5, run.ElapsedMs(), 6);
    }

    private static StepSpec Signal(StepKind kind, bool wakesIdle = false) =>
        new(kind, default) { Signal = new SignalSpec(1, new TimeLaw(Hosts.Ms(0.5), 0), wakesIdle) };

    private static HostSpec WithCosts(HostSpec host, InterceptCostSpec costs) => host with
    {
        Hypervisor = host.Hypervisor! with { Costs = host.Hypervisor.Costs with { Intercepts = costs } },
    };

    private static Duration Microseconds(long count) => Duration.FromNanoseconds(count * 1_000);

    private static void AssertHypervisorUs(double eachRound, double eachWake, LatencyHistogram response) => Assert.Equal(
        (long)(((Rounds * eachRound) + (Width * eachWake)) * 1_000), response.PartSum((int)ResponsePart.Hypervisor));

    private static RunResult Run(StepKind kind, int cores, EnlightenmentSpec enlightenments, bool mitigations = false)
    {
        var host = Hosts.Classic(Hosts.Machine(cores));
        host = host with
        {
            Hypervisor = host.Hypervisor! with
            {
                Mitigations = mitigations,
                Costs = host.Hypervisor.Costs with { Intercepts = Costs, Mitigation = Duration.FromNanoseconds(500) },
            },
        };
        var guest = Hosts.Guest("guest", Width, Hosts.Batch(Width, Rounds, 1) with { Each = [Signal(kind)] }) with
        {
            Enlightenments = enlightenments,
        };
        return ScenarioRun.Execute(Hosts.Scenario(host, 100_000, 0, guest), 1);
    }
}
