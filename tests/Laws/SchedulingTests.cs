using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Scenarios.Build;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>What the classic scheduler promises on any host.</summary>
public sealed class SchedulingTests
{
    /// <summary>With costs at zero, nobody who may run is ready at the end of an instant while a logical processor that it may use idles.</summary>
    [Fact]
    public void ReadyProcessors_AtTheEndOfAnInstant_LeaveNoProcessorIdle() => RandomHosts.Hold(
        300, seed => Steps.Watch(RandomHosts.Of(seed, costs: false), seed, Hosts.Ms(0.2), AssertWorkConserving));

    [Fact]
    public void Limits_OnAnyHost_HoldInEveryAlignedPeriod() => RandomHosts.Hold(300, seed =>
    {
        var scenario = RandomHosts.Of(seed);
        var period = scenario.Host.Hypervisor!.LimitPeriod;
        var ran = new Dictionary<int, Duration>();
        Steps.Every(scenario, seed, period, built =>
        {
            foreach (var processor in built.Host.Processors)
            {
                var now = processor.TimeIn(RunState.Running, built.Simulation.Now);
                var allowance = period.MultipliedBy(processor.Partition.Settings.Limit);
                Assert.True(
                    now - ran.GetValueOrDefault(processor.Number) <= allowance,
                    $"{processor.Name} at {built.Simulation.Now}: ran {now - ran.GetValueOrDefault(processor.Number)} of {allowance}");
                ran[processor.Number] = now;
            }
        });
    });

    [Fact]
    public void CappedProcessors_OnAnyHost_HaveALimit() => RandomHosts.Hold(100, seed =>
    {
        var built = Steps.Watch(RandomHosts.Of(seed), seed, Hosts.Ms(100), _ => { });
        foreach (var processor in built.Host.Processors)
        {
            if (processor.Partition.Settings.Limit >= 1)
                Assert.Equal(Duration.Zero, processor.TimeIn(RunState.Capped, built.Simulation.Now));
        }
    });

    /// <summary>
    /// Without reserves, limits and root work, a ready virtual processor i joins no further than one slice's charge behind the fairness.
    /// Before it is the least charged, every other one j can run until it has caught up: from as far behind as the cut-off of two
    /// tolerances (a slice at weight 100 each) and two slices allows, and by one slice beyond. In time, at worst all on one logical
    /// processor: sum over j of slice (w_j / w_i + 2 w_j / 100 + 3), and its own last slice.
    /// </summary>
    [Fact]
    public void ReadyProcessors_WithoutLimit_DoNotStarve() => RandomHosts.Hold(200, seed =>
    {
        var scenario = RandomHosts.Of(seed, entitlements: false);
        var slice = scenario.Host.Hypervisor!.Slice;
        var waits = new Dictionary<int, (long Dispatches, Duration Ready)>();
        Steps.Watch(scenario, seed, Hosts.Ms(1), built =>
        {
            foreach (var processor in built.Host.Processors)
                AssertServed(built, processor, slice, waits);
        });
    });

    private static void AssertServed(
        BuiltHost built, VirtualProcessor processor, Duration slice, Dictionary<int, (long Dispatches, Duration Ready)> waits)
    {
        var ready = processor.TimeIn(RunState.Ready, built.Simulation.Now);
        if (processor.State != RunState.Ready || waits.GetValueOrDefault(processor.Number, (-1, default)).Dispatches != processor.Dispatches)
            waits[processor.Number] = (processor.Dispatches, ready);
        double own = processor.Partition.Settings.Weight;
        var slices = 1 + built.Host.Processors.Where(p => p != processor && !p.Partition.IsRoot).Select(p => p.Partition.Settings.Weight)
            .Sum(weight => (weight / own) + (2 * weight / 100.0) + 3);
        Assert.True(
            ready - waits[processor.Number].Ready <= slice.MultipliedBy(slices),
            $"{processor.Name} at {built.Simulation.Now} waits since {ready - waits[processor.Number].Ready}");
    }

    private static void AssertWorkConserving(BuiltHost built)
    {
        var root = built.Host.Machine.RootProcessors(built.Root!.Processors.Length);
        var anyIdle = false;
        foreach (var processor in built.Host.Machine.Processors)
            anyIdle |= processor.Current is null;
        foreach (var processor in built.Host.Processors)
        {
            if (processor.State != RunState.Ready)
                continue;
            var mayRun = processor.Partition.IsRoot ? root[processor.Index].Current is null : anyIdle;
            Assert.False(mayRun, $"{processor.Name} is ready at {built.Simulation.Now} beside an idle logical processor.");
        }
    }
}
