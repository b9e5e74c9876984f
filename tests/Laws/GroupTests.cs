using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>What CPU groups promise on any host, under the classic and the core scheduler.</summary>
public sealed class GroupTests
{
    /// <summary>
    /// In every aligned period all members together run no longer than the capacity: logical processors times cap.
    /// </summary>
    [Theory]
    [InlineData(SchedulerKind.Classic)]
    [InlineData(SchedulerKind.Core)]
    public void Caps_OnAnyHost_HoldInEveryAlignedPeriod(SchedulerKind scheduler) => RandomHosts.Hold(200, seed =>
    {
        var scenario = Grouped(scheduler, seed);
        var period = scenario.Host.Hypervisor!.LimitPeriod;
        var before = new Dictionary<string, Duration>();
        Steps.Every(scenario, seed, period, built =>
        {
            foreach (var group in scenario.Host.CpuGroups)
            {
                var ran = Duration.Zero;
                foreach (var member in built.Host.Processors)
                    ran += member.Partition.Settings.Group?.Name == group.Name
                        ? member.TimeIn(RunState.Running, built.Simulation.Now)
                        : Duration.Zero;
                var capacity = period.MultipliedBy(group.Cap * group.Processors.On(scenario.Host.Machine.LogicalProcessors).Count);
                Assert.True(ran - before.GetValueOrDefault(group.Name) <= capacity, $"{group.Name} at {built.Simulation.Now}");
                before[group.Name] = ran;
            }
        });
    });

    /// <summary>
    /// Members run inside the fence; and with costs at zero nobody is ready at the end of an instant while a place that it may
    /// use is free.
    /// </summary>
    [Theory]
    [InlineData(SchedulerKind.Classic)]
    [InlineData(SchedulerKind.Core)]
    public void Fences_AtEveryInstant_HoldTheirMembersAndLeaveNoneIdle(SchedulerKind scheduler) => RandomHosts.Hold(200, seed => Steps.Watch(
        Grouped(scheduler, seed, costs: false), seed, Hosts.Ms(0.2), built =>
        {
            foreach (var processor in built.Host.Processors)
            {
                if (processor.Partition.IsRoot)
                    continue;
                var fence = processor.Partition.Settings.Group?.Processors;
                if (processor.Processor is { } at)
                    Assert.True(fence is null || fence.Contains(at.Index), $"{processor.Name} on LP {at.Index}");
                foreach (var free in built.Host.Machine.Processors)
                {
                    var isFree = free.Current is null && (scheduler == SchedulerKind.Classic || free.Sibling?.Current is null);
                    Assert.False(
                        processor.State == RunState.Ready && isFree && (fence is null || fence.Contains(free.Index)),
                        $"{processor.Name} is ready at {built.Simulation.Now} beside LP {free.Index}");
                }
            }
        }));

    /// <summary>A group that has more to do than its cap gets all of it, and its members equal shares of it.</summary>
    [Theory]
    [InlineData(SchedulerKind.Classic, 3, 0.5)]
    [InlineData(SchedulerKind.Classic, 7, 0.25)]
    [InlineData(SchedulerKind.Core, 4, 0.75)]
    public void Cap_OfABusyGroup_IsUsedUpAndDividedEvenly(SchedulerKind scheduler, int members, double cap)
    {
        var host = Hosts.Classic(Hosts.Machine(2)) with { CpuGroups = [new CpuGroupSpec("gold", cap, ProcessorList.All)] };
        host = host with { Hypervisor = host.Hypervisor! with { Scheduler = scheduler } };
        var guest = Hosts.Guest("member", 1, Hosts.Endless(1)) with { Count = members, CpuGroup = "gold" };

        var run = ScenarioRun.Execute(Hosts.Scenario(host, 100_000, 0, guest), 1);

        var shares = run.Classes[0].Guests.Select(g => g.Processors.Running / run.Window).ToArray();
        // Given up is less than a nanosecond for each of two that run, in each of 2,000 periods.
        Assert.Equal(2 * cap, shares.Sum(), 1e-6);
        Assert.All(shares, share => Assert.Equal(2 * cap / members, share, 0.002));
    }

    private static Scenario Grouped(SchedulerKind scheduler, ulong seed, bool costs = true)
    {
        var scenario = RandomHosts.Of(seed, costs);
        var machine = scenario.Host.Machine;
        var draw = new RandomStream(seed, "groups");
        var firstHalf = new ProcessorList(
            [new ProcessorRange(0, (Math.Max(machine.CoresPerSocket / 2, 1) * machine.ThreadsPerCore) - 1)]);
        CpuGroupSpec[] groups =
        [
            new("fenced", 0.05 + (0.9 * draw.NextDouble()), firstHalf),
            new("capped", 0.05 + (0.9 * draw.NextDouble()), ProcessorList.All),
            new("free", 1, firstHalf),
        ];
        return scenario with
        {
            Host = scenario.Host with { CpuGroups = groups, Hypervisor = scenario.Host.Hypervisor! with { Scheduler = scheduler } },
            Guests =
            [
                .. scenario.Guests.Select(guest => guest with
                {
                    CpuGroup = draw.NextInt32(4) is var number && number < groups.Length ? groups[number].Name : null,
                    Reserve = 0,
                }),
            ],
        };
    }
}
