using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Intercepts;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Models;

/// <summary>Whom interrupts and flushes go to, and how each is counted.</summary>
public sealed class SignalTargetTests
{
    private const int Width = 4;
    private const int Rounds = 400;

    /// <summary>With the hypervisor's help every other interrupt ends with an access to a register.</summary>
    private const double EndOfAWakingInterrupt = 0.5;

    /// <summary>Three targets by accesses of 3 us that name one, two or four neighbours; half a microsecond more for each of them.</summary>
    [Theory]
    [InlineData(1, 9)]
    [InlineData(2, 6)]
    [InlineData(4, 3)]
    [InlineData(16, 3)]
    public void Access_NamesSoManyNeighbours_AndEachTargetTakesItsTime(int destinations, double accessesUs)
    {
        var run = Busy(StepKind.InterruptAll, new() { SyntheticInterrupts = true }, destinations);

        var wakes = Width * EndOfAWakingInterrupt;
        Assert.Equal(
            (long)(((Rounds * (accessesUs + (3 * 0.5))) + (wakes * 3)) * 1_000), run.Classes[0].Response.PartSum((int)ResponsePart.Hypervisor));
        Assert.Equal((Rounds * accessesUs / 3) + wakes, Count(run, InterceptKind.Msr));
        Assert.Equal(0, Count(run, InterceptKind.Hypercall));
    }

    [Theory]
    [InlineData(StepKind.Flush)]
    [InlineData(StepKind.InterruptAll)]
    public void Hypercall_IsCountedAndSoIsEachDelivery(StepKind kind)
    {
        var run = Busy(kind, new() { ClusterIpi = true, RemoteTlbFlush = true }, destinations: 1);

        Assert.Equal(Rounds, Count(run, InterceptKind.Hypercall));
        Assert.Equal((3 * Rounds) + Width, Count(run, InterceptKind.ExternalInterrupt));
    }

    /// <summary>One thread among idle virtual processors, which a flush skips, wakes, or names in a hypercall that wakes nobody.</summary>
    [Theory]
    [InlineData(false, false, 0, 0)]
    [InlineData(true, false, 0, 3)]
    [InlineData(false, true, 0, 0)]
    [InlineData(true, true, 1, 0)]
    public void Flush_OfIdleProcessors_WakesThemOnlyWithoutTheHypercall(bool wakesIdle, bool byHypercall, int hypercalls, int wakes)
    {
        var guest = Hosts.Guest("guest", Width, Hosts.Batch(1, Rounds, 1) with { Each = [Signal(StepKind.Flush, wakesIdle)] }) with
        {
            Enlightenments = new() { RemoteTlbFlush = byHypercall },
        };
        var run = ScenarioRun.Execute(Hosts.Scenario(Host(Width), 10_000, 0, guest), 1);

        Assert.Equal(Rounds * hypercalls, Count(run, InterceptKind.Hypercall));
        Assert.Equal(1 + (Rounds * wakes), run.Classes[0].Guests[0].Processors.Dispatches);
        Assert.Equal(1 + (Rounds * wakes), Count(run, InterceptKind.ExternalInterrupt));
    }

    /// <summary>The woken one finds both logical processors taken: the sender spins until it has had its turn.</summary>
    [Fact]
    public void Flush_WaitsForAnIdleProcessorThatFindsNoLogicalOne()
    {
        var guest = Hosts.Guest("guest", 2, Hosts.Batch(1, 20, 1) with { Each = [Signal(StepKind.Flush, wakesIdle: true)] });
        var run = ScenarioRun.Execute(
            Hosts.Scenario(Host(2), 10_000, 0, guest, Hosts.Guest("busy", 2, Hosts.Endless(2))), 1);

        Assert.Equal(20, run.Classes[0].Guests[0].Completed);
        Assert.InRange(run.Classes[0].Guests[0].Processors.Spinning.Nanoseconds, Hosts.Ms(1).Nanoseconds, long.MaxValue);
    }

    private static double Count(RunResult run, InterceptKind kind) => run.Classes[0].Guests[0].Intercepts.Counts[(int)kind];

    private static StepSpec Signal(StepKind kind, bool wakesIdle = false) =>
        new(kind, default) { Signal = new SignalSpec(1, new TimeLaw(Hosts.Ms(0.5), 0), wakesIdle) };

    /// <summary>All virtual processors run throughout.</summary>
    private static RunResult Busy(StepKind kind, EnlightenmentSpec enlightenments, int destinations)
    {
        var guest = Hosts.Guest("guest", Width, Hosts.Batch(Width, Rounds, 1) with { Each = [Signal(kind)] }) with
        {
            Enlightenments = enlightenments,
            InterruptDestinations = destinations,
        };
        return ScenarioRun.Execute(Hosts.Scenario(Host(Width), 10_000, 0, guest), 1);
    }

    private static HostSpec Host(int cores)
    {
        var host = Hosts.Classic(Hosts.Machine(cores));
        var costs = new InterceptCostSpec([.. Enum.GetValues<InterceptKind>().Select(
            kind => kind == InterceptKind.Msr ? Duration.FromNanoseconds(3_000) : Duration.Zero)]);
        return host with
        {
            Hypervisor = host.Hypervisor! with
            {
                Costs = host.Hypervisor.Costs with { Intercepts = costs, InterruptTarget = Duration.FromNanoseconds(500) },
            },
        };
    }
}
