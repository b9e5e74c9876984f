using HvSim.Scenarios.Specs;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Objectives on every metric, as they are written and as they cannot be.</summary>
public sealed class ObjectiveShapeTests
{
    private const string Old = "{ guest: web, metric: response-time, statistic: p95, limit: 50 ms }";

    [Theory]
    [InlineData("{ metric: lp-busy, limit: 75 % }", "", ObjectiveMetric.LpBusy, "75 %")]
    [InlineData("{ metric: lp-busy, statistic: mean, limit: 7.5 % }", "", ObjectiveMetric.LpBusy, "7.5 %")]
    [InlineData("{ metric: cpu-wait-per-dispatch, limit: 100 us }", "", ObjectiveMetric.CpuWaitPerDispatch, "100 us")]
    [InlineData("{ guest: web, metric: cpu-wait-per-dispatch, limit: 100 us, across: pooled }", "web",
        ObjectiveMetric.CpuWaitPerDispatch, "100 us")]
    [InlineData("{ guest: web, metric: throughput-shortfall, limit: 1 % }", "web", ObjectiveMetric.ThroughputShortfall, "1 %")]
    public void Objective_OnAnyMetric_IsRead(string text, string guest, ObjectiveMetric metric, string limit)
    {
        var objective = Assert.Single(Texts.Loaded(Texts.With(Old, text)).Scenario.Objectives);
        Assert.Equal((guest, metric, limit, ObjectiveStatistic.Mean, ObjectiveScope.Pooled),
            (objective.Guest, objective.Metric, objective.Limit.ToString(), objective.Statistic, objective.Across));
    }

    [Fact]
    public void Stretch_OfBatchWork_IsBoundedByANumber()
    {
        var text = Texts.With(Old, "{ guest: web, metric: stretch, limit: 1.5 }").Replace(
            "requests: { arrivals: poisson, rate: 60 /s }", "batch: { threads: 1, rounds: 5 }", StringComparison.Ordinal)
            .Replace(", warmup: 5 s", "", StringComparison.Ordinal);
        Assert.Equal(1.5, Texts.Loaded(text).Scenario.Objectives[0].Limit.Number);
    }

    [Fact]
    public void Stretch_OfRequests_IsBoundedToo()
    {
        var text = Texts.With(Old, "{ guest: web, metric: stretch, limit: 2.5 }");
        Assert.Equal(2.5, Texts.Loaded(text).Scenario.Objectives[0].Limit.Number);
    }

    [Theory]
    [InlineData("{ guest: web, metric: lp-busy, limit: 75 % }",
        "15:14: objectives[0].guest: lp-busy is a metric of the host, not of a guest class. Leave the key out.")]
    [InlineData("{ metric: response-time, statistic: p95, limit: 50 ms }",
        "15:5: objectives[0].guest: the key is missing. Add it, such as 'guest: web': response-time is a metric of a guest "
            + "class.")]
    [InlineData("{ guest: web, metric: response-time, limit: 50 ms }",
        "15:5: objectives[0].statistic: the key is missing. Add it, such as 'statistic: p95': response-time has several.")]
    [InlineData("{ metric: lp-busy, statistic: p95, limit: 75 % }",
        "15:35: objectives[0].statistic: lp-busy has a mean only. Write 'mean', or leave the key out.")]
    [InlineData("{ metric: lp-busy, limit: 75 }",
        "15:31: objectives[0].limit: '75' is a number without a unit, and lp-busy is bounded by a percentage. Write a value "
            + "such as '75 %'.")]
    [InlineData("{ guest: web, metric: response-time, statistic: p95, limit: 50 % }",
        "15:65: objectives[0].limit: '50 %' is a percentage, and response-time is bounded by a time with a unit. Write a "
            + "value such as '50 ms'.")]
    [InlineData("{ metric: lp-busy, limit: 175 % }",
        "15:31: objectives[0].limit: '175 %' is out of range: it must be at most 100 %. Write a value such as '50 ms', '75 %' "
            + "or '1.5'.")]
    [InlineData("{ metric: lp-busy, limit: 0 % }",
        "15:31: objectives[0].limit: '0 %' is out of range: it must be above 0. Write a value such as '50 ms', '75 %' or "
            + "'1.5'.")]
    [InlineData("{ metric: cpu-wait-per-dispatch, limit: 0 ms }",
        "15:45: objectives[0].limit: '0 ms' is out of range: it must be above 0. Write a value such as '50 ms', '75 %' or "
            + "'1.5'.")]
    [InlineData("{ metric: cpu-wait-per-dispatch, limit: 1 ms, across: worst }",
        "15:59: objectives[0].across: cpu-wait-per-dispatch is measured over all guests together, not for the worst one. Leave "
            + "the key out.")]
    [InlineData("{ metric: memory-pressure, limit: 100 % }",
        "15:15: objectives[0].metric: the scenario has no memory: every guest holds all that it wants. Give the machine its "
            + "memory as 'host.machine.memory', or leave the objective out.")]
    [InlineData("{ guest: web, metric: paging, limit: 10 /s }",
        "15:27: objectives[0].metric: the scenario has no memory: every guest holds all that it wants. Give the machine its "
            + "memory as 'host.machine.memory', or leave the objective out.")]
    [InlineData("{ metric: lp-busy, limit: 5 /s }",
        "15:31: objectives[0].limit: '5 /s' is a rate, and lp-busy is bounded by a percentage. Write a value such as '75 %'.")]
    [InlineData("{ guest: web, metric: device-latency, limit: 5 ms }",
        "15:27: objectives[0].metric: 'device-latency' is not modelled yet, nor is any I/O. Leave the objective out, or bound "
            + "the response time.")]
    [InlineData("{ metric: cpu-wait, limit: 1 ms }",
        "15:15: objectives[0].metric: 'cpu-wait' is not one of the choices. Did you mean 'cpu-wait-per-dispatch'?")]
    public void Objective_ThatCannotBe_IsRefusedWithItsPlaceAndCure(string text, string expected) =>
        Assert.Equal(expected, Texts.ProblemsOf(Texts.With(Old, text)));

    [Theory]
    [InlineData("{ metric: memory-pressure, limit: 83 % }", "", ObjectiveMetric.MemoryPressure, LimitKind.Percent, "83 %")]
    [InlineData("{ guest: web, metric: memory-pressure, limit: 120 % }", "web", ObjectiveMetric.MemoryPressure, LimitKind.Percent,
        "120 %")]
    [InlineData("{ guest: web, metric: paging, limit: 10 /s }", "web", ObjectiveMetric.Paging, LimitKind.Rate, "10 /s")]
    [InlineData("{ guest: web, metric: paging, limit: 30 /min }", "web", ObjectiveMetric.Paging, LimitKind.Rate, "0.5 /s")]
    public void Objective_OnMemory_IsReadWhereThereIsSome(
        string text, string guest, ObjectiveMetric metric, LimitKind kind, string limit)
    {
        var scenario = MemoryTexts.With(MemoryTexts.Dynamic).Replace(Old, text, StringComparison.Ordinal);
        var objective = Assert.Single(Texts.Loaded(scenario).Scenario.Objectives);
        Assert.Equal((guest, metric, kind, limit, ObjectiveScope.Pooled),
            (objective.Guest, objective.Metric, objective.Limit.Kind, objective.Limit.ToString(), objective.Across));
    }

    [Theory]
    [InlineData("{ metric: paging, limit: 10 /s }", "objectives[0].guest: the key is missing.")]
    [InlineData("{ guest: web, metric: paging, limit: 10 }",
        "'10' is a number without a unit, and paging is bounded by a rate. Write a value such as '10 /s'.")]
    [InlineData("{ guest: web, metric: paging, limit: 0 /s }", "'0 /s' is out of range: it must be above 0.")]
    [InlineData("{ guest: web, metric: memory-pressure, limit: 1 /s }", "memory-pressure is bounded by a percentage")]
    [InlineData("{ metric: memory-pressure, statistic: p95, limit: 83 % }", "memory-pressure has a mean only.")]
    public void Objective_OnMemory_ThatCannotBe_IsRefused(string text, string expected) =>
        Assert.Contains(expected, Texts.ProblemsOf(
            MemoryTexts.With(MemoryTexts.Dynamic).Replace(Old, text, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Shortfall_OfClients_IsRefused()
    {
        var text = Texts.With(Old, "{ guest: web, metric: throughput-shortfall, limit: 1 % }").Replace(
            "requests: { arrivals: poisson, rate: 60 /s }", "closed: { clients: 5, think: 1 s }", StringComparison.Ordinal);
        Assert.Contains("objectives[0].metric: no requests arrive at guests of class 'web'", Texts.ProblemsOf(text),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Scope_OfAMetricWithoutAWorstGuest_FollowsFromTheMetric()
    {
        var loaded = Texts.Loaded(Texts.With(Old, "{ metric: lp-busy, limit: 75 % }"));
        var across = loaded.Effective.Single(value => value.Path == "objectives[0].across");
        Assert.Equal(("pooled", "metric", "derived"), (across.Text, across.Origin, across.Evidence));
    }
}
