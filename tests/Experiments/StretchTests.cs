using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>Batch work is also run without a hypervisor, one guest alone, to tell how many times as long it takes.</summary>
public sealed class StretchTests
{
    [Fact]
    public void Stretch_IsElapsedTimeOverThatOfOneNativeGuestBySeed()
    {
        // Natively 10 s in the first replication and 20 s in the second; under the hypervisor three times that.
        var stretch = Stretch(Batch(guests: 4), (scenario, first) => (first ? 10 : 20) * (scenario.Host.Hypervisor is null ? 1 : 3));
        Assert.Equal([3, 3], stretch.Estimate!.Values);
        Assert.Equal((3.0, 0.0), (stretch.Value, stretch.Estimate.HalfWidth));
    }

    [Fact]
    public void Twin_IsOneGuestAloneOnTheSameMachine()
    {
        var twins = new List<Scenario>();
        Stretch(Batch(guests: 4), (scenario, _) =>
        {
            if (scenario.Host.Hypervisor is null)
                twins.Add(scenario);
            return 10;
        });
        Assert.Equal(2, twins.Count);
        Assert.All(twins, twin => Assert.Equal(("web", 1, 1), (twin.Guests[0].Name, twin.Guests[0].Count, twin.Guests.Count)));
    }

    [Fact]
    public void PointsThatDifferInTheNumberOfGuests_ShareOneTwin()
    {
        var native = 0;
        var experiment = new Experiment((scenario, seed) =>
        {
            if (scenario.Host.Hypervisor is null)
                native++;
            return Run(scenario, seed, 10);
        }, workers: 1);
        var result = experiment.Sweep(Fake.Range(1, 5, find: false),
            overrides => Fake.Load(Batch(int.Parse(overrides[0].Value))), TestContext.Current.CancellationToken);
        Assert.Equal(2, native);
        Assert.All(result.Points, point => Assert.Equal(1, StretchOf(point).Value));
    }

    [Fact]
    public void PointsThatDifferInWhatNoNativeRunKnows_ShareOneTwin_AndOthersDoNot()
    {
        int Native(Func<int, Scenario> at)
        {
            var native = 0;
            new Experiment((scenario, seed) =>
            {
                native += scenario.Host.Hypervisor is null ? 1 : 0;
                var web = Run(scenario, seed, 10);
                return web with { Classes = [.. scenario.Guests.Select(guest => web.Classes[0] with { Name = guest.Name })] };
            }, workers: 1).Sweep(Fake.Range(1, 3, find: false), overrides => Fake.Load(at(int.Parse(overrides[0].Value))),
                TestContext.Current.CancellationToken);
            return native;
        }
        var one = Batch(guests: 1);
        var other = one.Guests[0] with { Name = "other", Workload = new IdleWorkload { Each = [], SmtSlowdown = 1 } };
        Assert.Equal(2, Native(step => one with { Guests = [one.Guests[0], other with { VirtualProcessors = step }] }));
        Assert.Equal(2, Native(step => one with
        {
            Host = one.Host with { Root = one.Host.Root with { BackgroundLoad = step / 10.0 } },
        }));
        Assert.Equal(6, Native(step => one with
        {
            Guests = [one.Guests[0] with { Workload = (BatchWorkload)one.Guests[0].Workload with { Rounds = step } }],
        }));
    }

    [Theory]
    [InlineData(2, Verdict.Fail)]
    [InlineData(4, Verdict.Pass)]
    public void Requests_HaveAStretchOfTheirMeanResponseTime_WhereAnObjectiveBoundsIt(double limit, Verdict verdict)
    {
        var objective = Fake.Limit(1, ObjectiveStatistic.Mean, metric: ObjectiveMetric.Stretch) with
        {
            Limit = ObjectiveLimit.FromNumber(limit),
        };
        var scenario = Fake.Scenario(guests: 3, replications: 4, objectives: objective);
        scenario = scenario with { Host = Hosts.Classic(Hosts.Machine(2)) };
        // Alone 5 and 15 ms by turns, 10 on average; three guests under the hypervisor take three times as long.
        RunResult Respond(Scenario point, ulong seed) => Fake.Run(point, seed, _ => Enumerable.Range(0, 100)
            .Select(i => (i % 2 == 0 ? 5.0 : 15.0) * (point.Host.Hypervisor is null ? 1 : point.Guests[0].Count)));
        PointResult Point(Scenario one) => new Experiment(Respond, workers: 1)
            .Run(one, TestContext.Current.CancellationToken).Points[0];
        var point = Point(scenario);
        Assert.Equal(3, StretchOf(point).Value!.Value, 6);
        Assert.Equal(verdict, point.Verdict);
        Assert.Null(Point(scenario with { Objectives = [] }).Reading(MetricCatalog.Stretch.Name, "web", Statistic.Mean, Scope.Pooled));
    }

    [Fact]
    public void GuestThatIsWiderThanTheMachine_HasAReasonInsteadOfAStretch()
    {
        var scenario = Batch(guests: 1);
        scenario = scenario with { Guests = [scenario.Guests[0] with { VirtualProcessors = 8 }] };
        Assert.Equal("a web guest has 8 virtual processors and the machine 2 logical ones, so that it cannot run without a hypervisor",
            Stretch(scenario, (_, _) => 10).Reason);
    }

    [Fact]
    public void ClassWithoutGuests_HasNoStretchForThatReason() =>
        Assert.Equal("there is no web guest", Stretch(Batch(guests: 0), (_, _) => 10).Reason);

    private static Scenario Batch(int guests)
    {
        var workload = new BatchWorkload { Each = [], SmtSlowdown = 1, Threads = 1, Rounds = 1 };
        var scenario = Fake.Scenario(guests, replications: 2, workload: workload);
        return scenario with { Host = Hosts.Classic(Hosts.Machine(2)) };
    }

    private static MetricReading Stretch(Scenario scenario, Func<Scenario, bool, double> seconds)
    {
        var experiment = new Experiment(
            (point, seed) => Run(point, seed, seconds(point, seed == StableHash.Mix(point.Run.Seed, 0))), workers: 1);
        return StretchOf(experiment.Run(scenario, TestContext.Current.CancellationToken).Points[0]);
    }

    private static MetricReading StretchOf(PointResult point) =>
        point.Reading(MetricCatalog.Stretch.Name, "web", Statistic.Mean, Scope.Pooled)!;

    private static RunResult Run(Scenario scenario, ulong seed, double seconds) => Fake.Run(scenario, seed,
        [.. Enumerable.Range(0, scenario.Guests[0].Count).Select(guest =>
            Fake.Guest(guest, 0, 0, 0, Fake.Histogram([]), Duration.FromSeconds(seconds)))],
        _ => default);
}
