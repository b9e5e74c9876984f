using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>Time has no unit: all durations times k and all rates over k give all answers times k.</summary>
public sealed class ScalingTests
{
    /// <summary>Nothing random, nothing rounded: constant work, constant think times, costs of whole nanoseconds.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Answers_OfDeterministicScenarios_ScaleExactly(int k)
    {
        var idle = new IdleStates(Hosts.Ms(0.2), Hosts.Ms(0.05), Hosts.Ms(2), Hosts.Ms(0.2));
        var host = Hosts.Classic(Hosts.Machine(2) with { IdleStates = idle }, sliceMs: 4);
        var wakes = new InterceptCostSpec([.. InterceptCostSpec.None.ByKind.Select(_ => Hosts.Ms(0.02))]);
        host = host with { Hypervisor = host.Hypervisor! with { Costs = host.Hypervisor.Costs with { Intercepts = wakes } } };
        var scenario = Hosts.Scenario(
            host, 3_000, 100,
            Hosts.Guest("closed", 2, Hosts.Clients(5, 3.7, 1.9, thinkCv: 0, cv: 0)) with { Weight = 300, ThreadQuantum = Hosts.Ms(0.6) },
            Hosts.Guest("capped", 1, Hosts.Clients(2, 0.9, 1.1, thinkCv: 0, cv: 0)) with { Limit = 0.2 },
            Hosts.Guest("busy", 3, Hosts.Endless(3)));

        var (one, many) = (ScenarioRun.Execute(scenario, 1), ScenarioRun.Execute(Scaled(scenario, k), 1));

        Assert.Equal(one.Events, many.Events);
        for (var i = 0; i < scenario.Guests.Count; i++)
        {
            var (small, large) = (one.Classes[i], many.Classes[i]);
            Assert.Equal(small.Response.Count, large.Response.Count);
            Assert.Equal(small.Response.SumNanoseconds * k, large.Response.SumNanoseconds);
            Assert.Equal(Times(small.Guests[0].Processors, k), Times(large.Guests[0].Processors, 1));
            Assert.Equal(small.Guests[0].Processors.Dispatches, large.Guests[0].Processors.Dispatches);
        }
        Assert.Equal(
            one.Host.LogicalProcessors.Select(lp => (lp.Child * k, lp.Idle * k, lp.ContextSwitches)),
            many.Host.LogicalProcessors.Select(lp => (lp.Child, lp.Idle, lp.ContextSwitches)));
    }

    /// <summary>
    /// Here draws and costs are rounded to nanoseconds, and what happens at almost the same time may change places. Open arrivals forget
    /// such a change as soon as the guest has been idle; closed clients would not. What such changes do to a mean falls with the length of the
    /// run: 200 s keep it well within the tolerance.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public void Means_OfRandomScenarios_ScaleWithinOneInAThousand(int k)
    {
        var host = Hosts.Classic(Hosts.Machine(2, threadsPerCore: 2));
        host = host with
        {
            Root = host.Root with { BackgroundLoad = 0.05, BackgroundBurst = Hosts.Ms(0.5), SmtSlowdown = 1 },
            Hypervisor = host.Hypervisor! with
            {
                RootPrecedence = Hosts.Ms(1),
                Costs = new HypervisorCosts
                {
                    ContextSwitch = Hosts.Ms(0.01),
                    CacheRefill = Hosts.Ms(0.1),
                    CacheColdAfter = Hosts.Ms(5),
                    // A ratio of two times: the one value that does not scale.
                    InterceptTimePerCpuSecond = Hosts.Ms(50),
                },
            },
        };
        var scenario = Hosts.Scenario(
            host, 200_000, 500,
            Hosts.Guest("open", 2, Hosts.Poisson(0.7) with { SmtSlowdown = 1.5 }) with { Reserve = 0.2 },
            Hosts.Guest("other", 2, Hosts.Poisson(0.4, 2)) with { ThreadQuantum = Hosts.Ms(1) });

        var (one, many) = (ScenarioRun.Execute(scenario, 1), ScenarioRun.Execute(Scaled(scenario, k), 1));

        for (var i = 0; i < scenario.Guests.Count; i++)
        {
            Assert.Equal(1, many.MeanResponse(i) / one.MeanResponse(i) / k, 0.001);
            Assert.Equal(1, many.Classes[i].Guests[0].Processors.Running / one.Classes[i].Guests[0].Processors.Running / k, 0.001);
        }
    }

    private static (Duration, Duration, Duration, Duration) Times(VirtualProcessorTimes times, int k) =>
        (times.Running * k, times.Ready * k, times.Capped * k, times.Idle * k);

    private static IdleStates Scaled(IdleStates states, int k) => states == IdleStates.None
        ? states
        : new IdleStates(states.LightAfter * k, states.LightWake * k, states.DeepAfter * k, states.DeepWake * k);

    private static Scenario Scaled(Scenario scenario, int k)
    {
        var hypervisor = scenario.Host.Hypervisor!;
        return scenario with
        {
            Run = scenario.Run with { Duration = scenario.Run.Duration * k, Warmup = scenario.Run.Warmup * k },
            Host = scenario.Host with
            {
                Machine = scenario.Host.Machine with
                {
                    IdleStates = Scaled(scenario.Host.Machine.IdleStates, k),
                },
                Root = scenario.Host.Root with { BackgroundBurst = scenario.Host.Root.BackgroundBurst * k },
                Hypervisor = hypervisor with
                {
                    Slice = hypervisor.Slice * k,
                    LimitPeriod = hypervisor.LimitPeriod * k,
                    RootPrecedence = hypervisor.RootPrecedence * k,
                    Costs = hypervisor.Costs with
                    {
                        ContextSwitch = hypervisor.Costs.ContextSwitch * k,
                        CacheRefill = hypervisor.Costs.CacheRefill * k,
                        CacheColdAfter = hypervisor.Costs.CacheColdAfter * k,
                        Intercepts = new InterceptCostSpec([.. hypervisor.Costs.Intercepts.ByKind.Select(cost => cost * k)]),
                    },
                },
            },
            Guests = [.. scenario.Guests.Select(guest => Scaled(guest, k))],
        };
    }

    private static GuestSpec Scaled(GuestSpec guest, int k)
    {
        var each = guest.Workload.Each.Select(s => s with { Time = Scaled(s.Time, k) }).ToArray();
        WorkloadSpec workload = guest.Workload switch
        {
            OpenWorkload open => open with { RatePerSecond = open.RatePerSecond / k },
            ClosedWorkload closed => closed with { Think = Scaled(closed.Think, k) },
            var other => other,
        };
        var quantum = guest.ThreadQuantum == Duration.MaxValue ? Duration.MaxValue : guest.ThreadQuantum * k;
        return guest with { ThreadQuantum = quantum, Workload = workload with { Each = each } };
    }

    private static TimeLaw Scaled(TimeLaw law, int k) => law with { Mean = law.Mean * k };
}
