using HvSim.Models;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Models;

/// <summary>Interrupts and flushes between the virtual processors of a guest.</summary>
public sealed class SignalTests
{
    private const int Width = 4;
    private static readonly InterruptCosts Costs = new(Hosts.Ms(0.002), Hosts.Ms(0.003), Hosts.Ms(0.001));

    /// <summary>
    /// All four virtual processors run throughout, in step: each sends once a round, and is disturbed by the other three. A round is
    /// between, plus the cost of sending, plus three deliveries.
    /// </summary>
    [Theory]
    [InlineData(StepKind.Flush, true, false, 2)]
    [InlineData(StepKind.Flush, false, true, 2)]
    [InlineData(StepKind.Flush, false, false, 9)]
    [InlineData(StepKind.InterruptAll, false, true, 2)]
    [InlineData(StepKind.InterruptAll, false, false, 9)]
    public void Sending_CostsAHypercallOrAnExitForEachTarget(StepKind kind, bool byHypercall, bool cluster, double sendUs)
    {
        var run = Run(kind, Width, byHypercall, cluster, rounds: 400);

        var response = run.Classes[0].Response;
        var hypervisor = response.PartSum((int)ResponsePart.Hypervisor) / 1e3 / response.Count;
        Assert.InRange(hypervisor, sendUs + 3 - 0.1, sendUs + 3 + 0.1);
        Assert.Equal(0, response.PartSum((int)ResponsePart.Spinning));
        var processors = run.Classes[0].Guests[0].Processors;
        Assert.InRange(kind == StepKind.Flush ? processors.TlbFlushes : processors.InterruptsSent / 3, 395, 400);
    }

    [Fact]
    public void InterruptOfOne_DisturbsOne()
    {
        var response = Run(StepKind.InterruptOne, Width, byHypercall: false, cluster: false, rounds: 400).Classes[0].Response;

        Assert.InRange(response.PartSum((int)ResponsePart.Hypervisor) / 1e3 / response.Count, 3.9, 4.1);
    }

    /// <summary>Half of the virtual processors wait: a flush by interrupts waits for them, one by hypercall does not.</summary>
    [Fact]
    public void FlushByInterrupts_WaitsForProcessorsThatAreNotRunning()
    {
        var assisted = Run(StepKind.Flush, Width / 2, byHypercall: true, cluster: true, rounds: 400);
        var interrupts = Run(StepKind.Flush, Width / 2, byHypercall: false, cluster: true, rounds: 400);

        Assert.Equal(0, assisted.Classes[0].Response.PartSum((int)ResponsePart.Spinning));
        Assert.InRange(interrupts.Classes[0].Response.PartSum((int)ResponsePart.Spinning), 1, long.MaxValue);
        Assert.InRange(interrupts.ElapsedMs() / assisted.ElapsedMs(), 1.5, double.MaxValue);
    }

    /// <summary>A native guest's virtual processors always run: nothing is waited for, and nothing costs anything.</summary>
    [Fact]
    public void NativeFlush_TakesNoTime()
    {
        var guest = Hosts.Guest("guest", Width, Hosts.Batch(Width, 400, 1) with { Each = [Signal(StepKind.Flush)] });
        var run = ScenarioRun.Execute(Hosts.Scenario(Hosts.Native(Hosts.Machine(Width)), 10_000, 0, guest), 1);

        Assert.Equal(run.Classes[0].Response.Sum.Nanoseconds, run.Classes[0].Response.PartSum((int)ResponsePart.Work));
        Assert.Equal(100 * 0.5, run.ElapsedMs(), 6);
    }

    private static StepSpec Signal(StepKind kind) =>
        new(kind, default) { Signal = new SignalSpec(1, new TimeLaw(Hosts.Ms(0.5), 0)) };

    private static RunResult Run(StepKind kind, int cores, bool byHypercall, bool cluster, long rounds)
    {
        var host = Hosts.Classic(Hosts.Machine(cores));
        host = host with
        {
            Hypervisor = host.Hypervisor! with { Costs = host.Hypervisor.Costs with { Interrupts = Costs } },
        };
        var guest = Hosts.Guest("guest", Width, Hosts.Batch(Width, rounds, 1) with { Each = [Signal(kind)] }) with
        {
            Enlightenments = new EnlightenmentSpec(false, false, false, false) { RemoteTlbFlush = byHypercall, ClusterIpi = cluster },
        };
        return ScenarioRun.Execute(Hosts.Scenario(host, 100_000, 0, guest), 1);
    }
}
