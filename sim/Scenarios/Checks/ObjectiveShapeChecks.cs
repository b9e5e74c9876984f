using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Checks;

/// <summary>An objective says of what it is, which statistic and what limit, as its metric needs them.</summary>
internal static class ObjectiveShapeChecks
{
    public static void Check(BoundSection objective, ProblemList problems)
    {
        if (objective.Scalar(ObjectiveSchema.Metric) is not { } metric)
        {
            return;
        }
        var rule = ObjectiveRule.Of(metric.Value);
        CheckSubject(objective, metric, rule, problems);
        CheckStatistic(objective, metric, rule, problems);
        CheckLimit(objective, metric, rule, problems);
        if (!rule.IsPerGuest
            && objective.Scalar(ObjectiveSchema.Across) is { IsWritten: true, Value: ObjectiveScope.Worst } across)
        {
            problems.Error(across.Place, across.Path, ProblemCode.Conflict,
                $"{metric.Text} is measured over all guests together, not for the worst one", "Leave the key out.");
        }
    }

    private static void CheckSubject(
        BoundSection objective, BoundScalar<ObjectiveMetric> metric, ObjectiveRule rule, ProblemList problems)
    {
        var path = ScenarioPath.Child(objective.Path, ObjectiveSchema.Guest.Key);
        if (objective.Scalar(ObjectiveSchema.Guest) is { } guest)
        {
            if (!rule.OfGuests)
            {
                problems.Error(guest.Place, path, ProblemCode.Conflict,
                    $"{metric.Text} is a metric of the host, not of a guest class", "Leave the key out.");
            }
        }
        else if (!rule.OfHost && !problems.HasErrorAt(path))
        {
            Missing(objective, path, $"Add it, such as 'guest: web': {metric.Text} is a metric of a guest class.", problems);
        }
    }

    private static void CheckStatistic(
        BoundSection objective, BoundScalar<ObjectiveMetric> metric, ObjectiveRule rule, ProblemList problems)
    {
        var path = ScenarioPath.Child(objective.Path, ObjectiveSchema.Statistic.Key);
        if (objective.Scalar(ObjectiveSchema.Statistic) is { } statistic)
        {
            if (!rule.IsPerGuest && statistic.Value != ObjectiveStatistic.Mean)
            {
                problems.Error(statistic.Place, path, ProblemCode.Conflict, $"{metric.Text} has a mean only",
                    "Write 'mean', or leave the key out.");
            }
        }
        else if (rule.IsPerGuest && !problems.HasErrorAt(path))
        {
            Missing(objective, path, $"Add it, such as 'statistic: p95': {metric.Text} has several.", problems);
        }
    }

    private static void CheckLimit(
        BoundSection objective, BoundScalar<ObjectiveMetric> metric, ObjectiveRule rule, ProblemList problems)
    {
        if (objective.Scalar(ObjectiveSchema.Limit) is not { } limit)
        {
            return;
        }
        if (limit.Value.Kind == rule.Limit)
        {
            if (limit.Value is { Kind: LimitKind.Percent, Number: > 100 } && !rule.MayExceedWhole)
            {
                var fault = ObjectiveSchema.Outside(limit.Text, "at most 100 %");
                problems.Error(limit.Place, limit.Path, fault.Code, fault.Reason, fault.Cure);
            }
            return;
        }
        problems.Error(limit.Place, limit.Path, ProblemCode.WrongKind,
            $"'{limit.Text}' is {Name(limit.Value.Kind)}, and {metric.Text} is bounded by {Name(rule.Limit)}",
            $"Write a value such as '{rule.Sample}'.");
    }

    private static string Name(LimitKind kind) => kind switch
    {
        LimitKind.Time => "a time with a unit",
        LimitKind.Percent => "a percentage",
        LimitKind.Rate => "a rate",
        _ => "a number without a unit",
    };

    private static void Missing(BoundSection objective, string path, string cure, ProblemList problems) =>
        problems.Error(objective.Place, path, ProblemCode.MissingKey, "the key is missing", cure);
}
