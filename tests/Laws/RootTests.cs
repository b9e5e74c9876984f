using HvSim.Models.Processors;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>What holds of the root partition's processors, and of the scheduler that runs inside it.</summary>
public sealed class RootTests
{
    /// <summary>Under every scheduler a root virtual processor runs on its own logical processor and nowhere else.</summary>
    [Theory]
    [InlineData(SchedulerKind.Classic)]
    [InlineData(SchedulerKind.Core)]
    [InlineData(SchedulerKind.Root)]
    public void RootProcessors_AtEveryInstant_RunWhereTheyAreBound(SchedulerKind scheduler) => RandomHosts.Hold(100, seed => Steps.Watch(
        Under(scheduler, seed), seed, Hosts.Ms(0.1), built =>
        {
            var bound = built.Host.Machine.RootProcessors(built.Root!.Processors.Length);
            foreach (var processor in built.Root.Processors)
            {
                if (processor.Processor is { } at)
                    Assert.Same(bound[processor.Index], at);
            }
        }));

    /// <summary>
    /// With costs at zero, no thread is ready at the end of an instant while a processor that it may use idles.
    /// </summary>
    [Fact]
    public void ReadyThreads_UnderTheRootScheduler_LeaveNoProcessorIdle() => RandomHosts.Hold(200, seed => Steps.Watch(
        Under(SchedulerKind.Root, seed), seed, Hosts.Ms(0.2), built =>
        {
            var bound = built.Host.Machine.RootProcessors(built.Root!.Processors.Length);
            var anyIdle = false;
            foreach (var processor in built.Host.Machine.Processors)
                anyIdle |= processor.Current is null;
            foreach (var processor in built.Host.Processors)
            {
                var mayRun = processor.Partition.IsRoot ? bound[processor.Index].Current is null : anyIdle;
                Assert.False(processor.State == RunState.Ready && mayRun, $"{processor.Name} at {built.Simulation.Now}");
            }
        }));

    /// <summary>The nodes share the root's processors, and each gives its first ones.</summary>
    [Theory]
    [InlineData(4, "0 1 8 9")]
    [InlineData(3, "0 1 8")]
    [InlineData(1, "0")]
    [InlineData(16, "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15")]
    public void RootProcessors_OfFewerThanAll_AreSpreadOverTheNodes(int count, string expected) => Assert.Equal(
        expected, string.Join(' ', new Machine(2, 4, 2).RootProcessors(count).Select(processor => processor.Index)));

    private static Scenario Under(SchedulerKind scheduler, ulong seed)
    {
        var scenario = RandomHosts.Of(seed, costs: false);
        return scenario with
        {
            Host = scenario.Host with { Hypervisor = scenario.Host.Hypervisor! with { Scheduler = scheduler } },
        };
    }
}
