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
        Run = RunOf(view.Run!),
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
        Guest = objective.Get(ObjectiveSchema.Guest),
        Metric = objective.Get(ObjectiveSchema.Metric),
        Statistic = objective.Get(ObjectiveSchema.Statistic),
        Limit = objective.Get(ObjectiveSchema.Limit),
        Across = objective.Get(ObjectiveSchema.Across),
    };

    private static RunSpec RunOf(BoundSection run) => new()
    {
        Duration = run.Get(ExperimentSchema.RunDuration),
        Warmup = run.Get(ExperimentSchema.Warmup),
        Replications = run.Get(ExperimentSchema.Replications),
        Seed = run.Get(ExperimentSchema.Seed),
        Budget = run.TryGet(ExperimentSchema.Budget, out var budget) ? budget : null,
    };

    private static SweepSpec SweepOf(ScenarioView view, BoundSection sweep) => new()
    {
        Axes = [.. view.Axes.Select(axis => axis.Axis)],
        FindOverload = sweep.TryGet(ExperimentSchema.Find, out var find) && find,
    };
}
