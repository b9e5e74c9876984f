using HvSim.Engine;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Records;

/// <summary>Makes the records of a whole scenario from values that have been checked.</summary>
internal static class ScenarioRecords
{
    public static Scenario ScenarioOf(ScenarioView view, string question) => new()
    {
        Name = view.Scenario.Get(RootSchema.Name),
        Question = question,
        Host = HostRecords.HostOf(view.Host!),
        Guests = [.. view.Guests.Select(GuestRecords.GuestOf)],
        Mix = view.Mix is { } mix ? MixOf(mix) : null,
        Objectives = [.. view.Objectives.Select(ObjectiveOf)],
        Run = RunOf(view, view.Run!),
        Sweep = view.Sweep is { } sweep ? SweepOf(view, sweep) : null,
        Alternatives = [.. view.Alternatives.Select(AlternativeOf)],
    };

    /// <summary>An alternative's name and what it changes.</summary>
    public static AlternativeSpec AlternativeOf(BoundEntry alternative) => new(
        alternative.Name,
        [.. ((BoundMap)alternative.Value).Entries.Select(change =>
            new Override(change.Name, ((BoundChange)change.Value).Text).AsOfAlternative(alternative.Name))]);

    private static MixSpec MixOf(BoundSection mix) => new(
        mix.Get(ExperimentSchema.Total),
        [.. mix.Map(ExperimentSchema.Shares)!.Entries.Select(entry =>
            new MixShare(entry.Name, ((BoundScalar<double>)entry.Value).Value))]);

    private static ObjectiveSpec ObjectiveOf(BoundSection objective) => new()
    {
        Guest = objective.TryGet(ObjectiveSchema.Guest, out var guest) ? guest : "",
        Metric = objective.Get(ObjectiveSchema.Metric),
        Statistic = objective.TryGet(ObjectiveSchema.Statistic, out var statistic) ? statistic : ObjectiveStatistic.Mean,
        Limit = objective.Get(ObjectiveSchema.Limit),
        Across = objective.Get(ObjectiveSchema.Across),
    };

    private static RunSpec RunOf(ScenarioView view, BoundSection run)
    {
        var (duration, warmup) = (run.Get(RunSchema.Duration), run.Get(RunSchema.Warmup).Fixed);
        var (replications, precision) = (run.Section(RunSchema.Replications)!, run.Section(RunSchema.Precision)!);
        var finds = warmup is null && !view.IsTerminating;
        return new RunSpec
        {
            Duration = duration,
            Warmup = warmup ?? (finds ? LeastWarmup.Of(duration) : Duration.Zero),
            FindsWarmup = finds,
            Replications = new ReplicationRange(replications.Get(RunSchema.Least), replications.Get(RunSchema.Most)),
            Precision = new PrecisionSpec(
                precision.Get(RunSchema.Mean), precision.Get(RunSchema.P95), precision.Get(RunSchema.P99)),
            Seed = run.Get(RunSchema.Seed),
            Budget = run.TryGet(RunSchema.Budget, out var budget) ? budget : null,
        };
    }

    private static SweepSpec SweepOf(ScenarioView view, BoundSection sweep) => new()
    {
        Axes = [.. view.Axes.Select(axis => axis.Axis)],
        FindOverload = sweep.TryGet(ExperimentSchema.Find, out var find) && find,
        IsZipped = sweep.TryGet(ExperimentSchema.Combine, out var zipped) && zipped,
    };
}
