using HvSim.Experiments;
using HvSim.Models;
using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>What gives first, on points whose figures are made by hand.</summary>
public sealed class BottleneckTests
{
    private static readonly (ResponsePart, double)[] Alone = [(ResponsePart.Work, 20), (ResponsePart.GuestQueue, 10)];

    [Fact]
    public void FirstFail_IsComparedItself_WhereItIsSteady()
    {
        var found = Find(
            Steady(1, ("web", Alone)),
            Steady(8, ("web", [(ResponsePart.Work, 20), (ResponsePart.CpuWait, 1)])),
            Steady(9, broken: "web", ("web", [(ResponsePart.Work, 20), (ResponsePart.CpuWait, 9), (ResponsePart.SmtSlowdown, 4)])));
        Assert.Equal((ResponsePart.CpuWait, 9.0, 9), (found!.Part, found.GrowthMs, found.At.Guests));
    }

    [Fact]
    public void DensestSteadyPoint_IsCompared_WhereTheFirstFailHasNoSteadyState()
    {
        // Neither the last pass (7, since 8 is undecided) nor the fail itself.
        var found = Find(
            Steady(1, ("web", Alone)),
            Steady(7, ("web", [(ResponsePart.Work, 20), (ResponsePart.SmtSlowdown, 6)])),
            Steady(8, ("web", [(ResponsePart.Work, 20), (ResponsePart.SmtSlowdown, 6), (ResponsePart.CpuWait, 30)])),
            Unsteady(9, ("web", 5, 100)));
        Assert.Equal((ResponsePart.CpuWait, 30.0, 8), (found!.Part, found.GrowthMs, found.At.Guests));
    }

    /// <summary>A full channel grows a queue alone; where its worker waits for a processor, the root partition's part grows with it.</summary>
    [Theory]
    [InlineData(0.2, ResponsePart.ChannelQueue)]
    [InlineData(3, ResponsePart.Root)]
    public void ChannelQueue_IsTheRootPartitionsDoing_WhereItServesMoreSlowly(double root, ResponsePart part)
    {
        var found = Find(
            Steady(1, ("web", Alone)),
            Steady(9, broken: "web", ("web", [(ResponsePart.Work, 20), (ResponsePart.ChannelQueue, 9), (ResponsePart.Root, root)])));
        Assert.Equal((part, ResponsePart.ChannelQueue), (found!.Part, found.Grown));
    }

    [Fact]
    public void BrokenObjective_NamesTheClass_HoweverMuchOthersGrow()
    {
        var found = Find(
            Steady(1, ("web", Alone), ("sql", Alone)),
            Steady(9, broken: "web",
                ("web", [(ResponsePart.Work, 20), (ResponsePart.GuestQueue, 10), (ResponsePart.SmtSlowdown, 3)]),
                ("sql", [(ResponsePart.Work, 20), (ResponsePart.CpuWait, 900)])));
        Assert.Equal(("web", ResponsePart.SmtSlowdown), (found!.Guest, found.Part));
    }

    [Fact]
    public void WithoutSteadyState_TheClassIsTheOneWhoseRequestsPileUpFastest()
    {
        // 4 of 100 requests a second of sql pile up, 8 of 1,000 of web.
        var found = Find(
            Steady(1, ("web", Alone), ("sql", Alone)),
            Steady(8,
                ("web", [(ResponsePart.Work, 20), (ResponsePart.CpuWait, 900)]),
                ("sql", [(ResponsePart.Work, 20), (ResponsePart.CpuWait, 40)])),
            Unsteady(9, ("web", 8, 1000), ("sql", 4, 100)));
        Assert.Equal("sql", found!.Guest);
    }

    [Fact]
    public void ClassWithoutGuestsAtFirst_IsComparedFromWhereItHasRequests()
    {
        var found = Find(
            Steady(1, ("web", Alone)),
            Steady(2, ("web", Alone), ("sql", Alone)),
            Steady(9, broken: "sql", ("web", Alone), ("sql", [(ResponsePart.Work, 20), (ResponsePart.CpuWait, 40)])));
        Assert.Equal((2, 40.0), (found!.From.Guests, found.GrowthMs));
    }

    [Theory]
    // The host's parts grow by 1 ms of 20 ms of own time, which is 5 %: the queue has its cause in them.
    [InlineData(0.4, 1.0, ResponsePart.CpuWait)]
    [InlineData(1.0, 0.4, ResponsePart.SmtSlowdown)]
    // Together they are not flat, though each is.
    [InlineData(0.8, 0.9, ResponsePart.CpuWait)]
    // Flat: 0.9 ms of 20 ms.
    [InlineData(0.45, 0.45, ResponsePart.GuestQueue)]
    [InlineData(0.0, 0.0, ResponsePart.GuestQueue)]
    public void QueueOfAGuest_IsItsOwnOnlyWhereTheHostsDoingIsFlat(double smtMs, double waitMs, ResponsePart expected)
    {
        var found = Find(
            Steady(1, ("web", Alone)),
            Steady(9, broken: "web", ("web",
            [
                (ResponsePart.Work, 20), (ResponsePart.GuestQueue, 310), (ResponsePart.SmtSlowdown, smtMs),
                (ResponsePart.CpuWait, waitMs),
            ])));
        Assert.Equal((expected, ResponsePart.GuestQueue, 300.0), (found!.Part, found.Grown, found.GrownMs));
    }

    [Theory]
    // The holder's processor was taken, and those who wait for the lock feel it most.
    [InlineData(ResponsePart.Spinning, 1.0, ResponsePart.CpuWait)]
    [InlineData(ResponsePart.LockWait, 1.0, ResponsePart.CpuWait)]
    // The host's parts are flat: 0.9 ms of 20 ms.
    [InlineData(ResponsePart.Spinning, 0.9, ResponsePart.Spinning)]
    [InlineData(ResponsePart.LockWait, 0.9, ResponsePart.LockWait)]
    public void WaitForLocks_IsTheGuestsOwnOnlyWhereTheHostsDoingIsFlat(ResponsePart grown, double waitMs, ResponsePart expected)
    {
        var found = Find(
            Steady(1, ("web", Alone)),
            Steady(9, broken: "web", ("web", [(ResponsePart.Work, 20), (grown, 300), (ResponsePart.CpuWait, waitMs)])));
        Assert.Equal((expected, grown, 300.0), (found!.Part, found.Grown, found.GrownMs));
    }

    [Theory]
    [InlineData(0.5, 0.5, 0.0, ResponsePart.Spinning)]
    [InlineData(0.4, 0.6, 0.0, ResponsePart.LockWait)]
    [InlineData(0.4, 0.5, 0.0, ResponsePart.GuestQueue)]
    // The host comes first, however long the waits for locks.
    [InlineData(50.0, 0.0, 1.0, ResponsePart.CpuWait)]
    public void QueueOfAGuest_FollowsFromItsLocksWhereTheHostIsFlat(double spinMs, double lockMs, double waitMs, ResponsePart expected)
    {
        var found = Find(
            Steady(1, ("web", Alone)),
            Steady(9, broken: "web", ("web",
            [
                (ResponsePart.Work, 20), (ResponsePart.GuestQueue, 310), (ResponsePart.Spinning, spinMs),
                (ResponsePart.LockWait, lockMs), (ResponsePart.CpuWait, waitMs),
            ])));
        Assert.Equal((expected, ResponsePart.GuestQueue), (found!.Part, found.Grown));
    }

    [Fact]
    public void Admission_IsNoMatterOfResponseTimes()
    {
        var refused = PointSummary.NotAdmitted([new AxisValue(Fake.CountPath, "9")], []);
        Assert.Null(Find(Steady(1, ("web", Alone)), Steady(8, ("web", [(ResponsePart.Work, 50)])), refused));
    }

    [Theory]
    [InlineData(ObjectiveMetric.MemoryPressure, ResponsePart.CpuWait, false)]
    [InlineData(ObjectiveMetric.MemoryPressure, ResponsePart.Device, true)]
    [InlineData(ObjectiveMetric.Paging, ResponsePart.Paging, true)]
    [InlineData(ObjectiveMetric.ResponseTime, ResponsePart.CpuWait, true)]
    public void LimitOfMemory_IsNoMatterOfProcessors(ObjectiveMetric metric, ResponsePart part, bool isNamed)
    {
        var fail = Steady(9, broken: "web", ("web", [(ResponsePart.Work, 20), (part, 40)]));
        fail = fail with
        {
            Objectives = [.. fail.Objectives.Select(one => one with { Objective = one.Objective with { Metric = metric } })],
        };
        Assert.Equal(isNamed ? part : null, Find(Steady(1, ("web", Alone)), fail)?.Part);
    }

    private static Bottleneck? Find(params PointResult[] points) => BottleneckFinder.Find(points, points[^1]);

    private static PointResult Steady(int guests, params (string Guest, (ResponsePart Part, double Ms)[] Parts)[] classes) =>
        Steady(guests, "", classes);

    private static PointResult Steady(
        int guests, string broken, params (string Guest, (ResponsePart Part, double Ms)[] Parts)[] classes) =>
        Point(guests, PointState.Steady, [.. classes.Select(one => one.Guest)]) with
        {
            Readings =
            [
                .. from one in classes
                   from part in Enum.GetValues<ResponsePart>()
                   let ms = one.Parts.FirstOrDefault(p => p.Part == part).Ms
                   select Reading(MetricCatalog.Part(part), one.Guest, Statistic.SlowestTwentieth, Scope.Pooled, ms),
            ],
            Objectives =
            [
                .. classes.Where(one => one.Guest == broken).Select(one => new ObjectiveVerdict(
                    Fake.Limit(1) with { Guest = one.Guest },
                    Reading(MetricCatalog.ResponseTime, one.Guest, Statistic.P95, Scope.Pooled, 100), Verdict.Fail, "broken")),
            ],
        };

    private static PointResult Unsteady(int guests, params (string Guest, double Growth, double Offered)[] classes) =>
        Point(guests, PointState.NoSteadyState, [.. classes.Select(one => one.Guest)]) with
        {
            StateReason = "no steady state: by hand",
            Readings =
            [
                .. classes.SelectMany(one => new[]
                {
                    Reading(MetricCatalog.BacklogGrowth, one.Guest, Statistic.Total, "", one.Growth),
                    Reading(MetricCatalog.OfferedRate, one.Guest, Statistic.Total, "", one.Offered),
                }),
            ],
        };

    private static PointResult Point(int guests, PointState state, string[] classes)
    {
        var scenario = Fake.Scenario(guests);
        GuestSpec[] specs = [.. classes.Select(name => scenario.Guests[0] with { Name = name })];
        return new PointResult
        {
            Coordinates = [new AxisValue(Fake.CountPath, $"{guests}")],
            Guests = guests,
            VirtualToLogicalRatio = guests,
            State = state,
            StateReason = "",
            Readings = [],
            Objectives = [],
            Verdict = Verdict.Pass,
            HostVerdict = null,
            Replications = [],
            Scenario = scenario with { Guests = specs },
        };
    }

    private static MetricReading Reading(Metric metric, string guest, string statistic, string scope, double value) =>
        new(metric, guest, statistic, scope, new Estimate(value, 0.1, [value, value]), "", ThinData: false);
}
