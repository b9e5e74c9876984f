using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>What is bounded of memory, and guests that get none.</summary>
public sealed class MemoryObjectiveTests
{
    // Two guests under a pressure of 80 and 120 %: 100 % on average, and 120 % where it is highest.
    [Theory]
    [InlineData("", 100, Verdict.Pass)]
    [InlineData("", 99, Verdict.Fail)]
    [InlineData("web", 120, Verdict.Pass)]
    [InlineData("web", 119, Verdict.Fail)]
    public void Pressure_IsTheMeanOfTheHost_OrTheHighestOfAClass(string guest, double limit, Verdict expected)
    {
        var objective = FakeMemory.Objective(guest, ObjectiveMetric.MemoryPressure, ObjectiveLimit.FromPercent(limit));
        Assert.Equal(expected, Point(objective).Verdict);
    }

    // 600 and 1,800 pages in a window of 100 s: 12 /s for a guest on average.
    [Theory]
    [InlineData(12, Verdict.Pass)]
    [InlineData(11.9, Verdict.Fail)]
    public void Paging_IsARateOfTheMeanGuest(double limit, Verdict expected)
    {
        var point = Point(FakeMemory.Objective("web", ObjectiveMetric.Paging, ObjectiveLimit.FromRate(limit)));
        Assert.Equal(expected, point.Verdict);
        Assert.StartsWith("web paging mean <= ", point.Objectives[0].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void GuestThatFoundNoRoomOnItsNode_IsSaidTo()
    {
        var absent = FakeMemory.Guest(1, 0, started: false);
        absent = absent with { Memory = absent.Memory with { LacksNode = true } };
        var point = FakeMemory.Point(FakeMemory.Scenario(2, Fake.Limit(1000)), 1, FakeMemory.Guest(0, 80), absent);

        Assert.Equal(
            "guests that did not start: 1 of 2 web guests found no room for their startup memory on their NUMA node, though the host "
                + "has as much, and 'numaSpanning' is off",
            point.StateReason);
    }

    [Fact]
    public void GuestThatDidNotStart_FailsThePoint_AndLeavesNoResponseTimes()
    {
        var point = FakeMemory.Point(
            FakeMemory.Scenario(2, Fake.Limit(1000)), 1, FakeMemory.Guest(0, 80), FakeMemory.Guest(1, 0, started: false));
        Assert.Equal(
            (PointState.NotStarted, Verdict.Fail, Verdict.Fail), (point.State, point.Verdict, point.Objectives[0].Verdict));
        Assert.Equal("guests that did not start: 1 of 2 web guests found no room for their startup memory", point.StateReason);
        Assert.Null(point.Reading("response-time", "web", Statistic.Mean, Scope.Pooled)!.Value);
        Assert.Equal(1, point.Reading("guests-not-started", "web", Statistic.Total)!.Value);
        // Pressure is that of guests that run.
        Assert.Equal(80, point.Reading("memory-average-pressure", "", Statistic.Mean)!.Value);
    }

    /// <summary>The second of two guests would start when the run is over; it has not looked for room.</summary>
    [Fact]
    public void GuestThatWouldStartAfterTheEnd_IsNotAbsent()
    {
        var scenario = FakeMemory.Scenario(2, Fake.Limit(1000));
        var spec = scenario.Guests[0];
        scenario = scenario with
        {
            Guests = [spec with { Start = new StartSpec(0, Duration.Zero, scenario.Run.Duration) }],
        };

        var point = FakeMemory.Point(scenario, 1, FakeMemory.Guest(0, 80), FakeMemory.Guest(1, 0, started: false));

        Assert.Equal(PointState.Steady, point.State);
        Assert.Equal(0, point.Reading("guests-not-started", "web", Statistic.Total)!.Value);
    }

    [Fact]
    public void GuestThatDidNotStart_FailsAPointWithoutObjectives() => Assert.Equal(
        Verdict.Fail, FakeMemory.Point(FakeMemory.Scenario(1), 1, FakeMemory.Guest(0, 0, started: false)).Verdict);

    [Fact]
    public void Search_EndsWhereGuestsDoNotStart_AndNamesThem()
    {
        var result = new Experiment((scenario, seed) =>
            {
                var run = Fake.Run(scenario, seed, _ => Enumerable.Repeat(10.0, 2000));
                var guests = run.Classes[0].Guests.Select(guest => guest with { HasStarted = guest.Index < 6 });
                return run with { Classes = [run.Classes[0] with { Guests = [.. guests] }] };
            }, workers: 1)
            .Sweep(Fake.Range(1, 10), overrides => Fake.Load(FakeMemory.Scenario(int.Parse(overrides[0].Value), Fake.Limit(50))),
                TestContext.Current.CancellationToken);
        var answer = result.Overload!;
        Assert.Equal((6, 7), (answer.LastPass!.Guests, answer.FirstFail!.Guests));
        Assert.StartsWith("guests that did not start: 1 of 7 web guests", answer.BrokenLimit, StringComparison.Ordinal);
        Assert.StartsWith("not all guests start: 1 of 7 web guests", OverloadWording.Broken(answer), StringComparison.Ordinal);
    }

    private static PointResult Point(ObjectiveSpec objective) => FakeMemory.Point(
        FakeMemory.Scenario(2, objective), 10, FakeMemory.Guest(0, 80, pages: 600), FakeMemory.Guest(1, 120, pages: 1800));
}
