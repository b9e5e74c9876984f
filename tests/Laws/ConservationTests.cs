using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Processors;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Run;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>Time is neither lost nor made, on any host, to the nanosecond.</summary>
public sealed class ConservationTests
{
    private const int Count = 150;

    [Fact]
    public void Time_OfEveryProcessor_AddsUpToElapsedTime() => RandomHosts.Hold(
        Count, seed => Steps.Watch(RandomHosts.Of(seed), seed, Hosts.Ms(5), AssertTimesAddUp));

    [Fact]
    public void Parts_OfAllResponses_AddUpToTheResponseTimes() => RandomHosts.Hold(Count, seed =>
    {
        var run = ScenarioRun.Execute(RandomHosts.Of(seed), seed);
        foreach (var guests in run.Classes)
        {
            var parts = Enumerable.Range(0, Parts.Count).Sum(part => (long)guests.Response.PartSum(part));
            Assert.Equal(guests.Response.SumNanoseconds, parts);
            Assert.All(Enumerable.Range(0, Parts.Count), part => Assert.True(guests.Response.PartSum(part) >= 0));
            Assert.Equal(guests.Response.Count, guests.Guests.Sum(g => g.Completed));
            Assert.All(guests.Guests, g => Assert.Equal(g.InSystemAtStart + g.Arrived - g.Completed, g.InSystemAtEnd));
        }
    });

    [Fact]
    public void Windows_OfARun_AddUpToTheWindow() => RandomHosts.Hold(Count / 3, seed =>
    {
        var run = ScenarioRun.Execute(RandomHosts.Of(seed), seed);
        Assert.All(run.Host.LogicalProcessors, lp => Assert.Equal(run.Window, lp.Busy + lp.Stranded + lp.Idle));
        foreach (var times in run.Classes.SelectMany(c => c.Guests).Select(g => g.Processors).Append(run.Host.Root).Append(run.Host.Guests))
            Assert.Equal(run.Window * times.Count, times.Running + times.Ready + times.Capped + times.Idle);
        var bins = run.Series.Bins.Aggregate(Duration.Zero, (sum, bin) => sum + bin.Processors.Whole);
        Assert.Equal((run.Series.Bins[^1].End - Instant.Zero) * run.Host.LogicalProcessors.Count, bins);
    });

    /// <summary>Times of virtual and logical processors add up, and agree with each other.</summary>
    internal static void AssertTimesAddUp(BuiltHost built)
    {
        var now = built.Simulation.Now;
        var (guests, root, hypervisor, waking) = (Duration.Zero, Duration.Zero, Duration.Zero, Duration.Zero);
        foreach (var processor in built.Host.Processors)
        {
            var states = Enum.GetValues<RunState>().Aggregate(Duration.Zero, (sum, state) => sum + processor.TimeIn(state, now));
            Assert.Equal(now - Instant.Zero, states);
            var running = processor.ReadRunning(now);
            Assert.Equal(processor.TimeIn(RunState.Running, now), running.Total);
            AssertNotNegative(running.Work, running.SmtSlowdown, running.Intercepts, running.ContextSwitch, running.CacheRefill);
            AssertNotNegative(running.AddressTranslation);
            AssertNotNegative(running.RemoteMemory, running.Contention, running.IdleWake, running.Spinning, running.TickHandler);
            hypervisor += running.Hypervisor;
            waking += running.IdleWake;
            if (processor.Partition.IsRoot)
                root += running.Total - running.Hypervisor - running.IdleWake;
            else
                guests += running.Total - running.Hypervisor - running.IdleWake;
        }

        foreach (var processor in built.Host.Machine.Processors)
        {
            var times = processor.Read(now);
            Assert.Equal(
                now - Instant.Zero, times.Child + times.Root + times.Hypervisor + times.Waking + times.Stranded + times.Idle);
            AssertNotNegative(times.Child, times.Root, times.Hypervisor, times.Waking, times.Stranded, times.Idle);
            guests -= times.Child;
            root -= times.Root;
            hypervisor -= times.Hypervisor;
            waking -= times.Waking;
        }

        // What ran on logical processors is what virtual processors ran.
        Assert.Equal((Duration.Zero, Duration.Zero, Duration.Zero, Duration.Zero), (guests, root, hypervisor, waking));
    }

    private static void AssertNotNegative(params ReadOnlySpan<Duration> times)
    {
        foreach (var time in times)
            Assert.True(time >= Duration.Zero);
    }
}
