using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>The axes of a sweep name values of the scenario and hold values that these can take.</summary>
internal static class SweepChecks
{
    private const string WithoutHypervisor =
        "Batch work is compared with a run without a hypervisor by itself, as its stretch. "
        + "For other work run the scenario a second time with '--set host.hypervisor=none' and another '--out'.";

    public static void Check(ScenarioView view, ProblemList problems)
    {
        var scalars = ScalarsBelow(view.Scenario).Where(MakesSenseToVary).ToArray();
        foreach (var axis in view.Axes)
        {
            CheckAxis(axis, scalars, problems);
        }
        if (view.Sweep?.Scalar(ExperimentSchema.Combine) is { Value: true })
        {
            CheckLengths(view.Axes, problems);
        }
        if (view.Sweep?.Scalar(ExperimentSchema.Find) is { Value: true } find)
        {
            CheckSearch(view, find, scalars, problems);
        }
    }

    private static void CheckAxis(BoundAxis axis, BoundScalar[] scalars, ProblemList problems)
    {
        if (problems.HasErrorAt(axis.Axis.Path))
        {
            return;
        }
        var target = scalars.FirstOrDefault(scalar => scalar.Path == axis.Axis.Path);
        if (target is null && scalars.FirstOrDefault(scalar => IsWithin(scalar.Path, axis.Axis.Path)) is { } part)
        {
            problems.Error(axis.Place, axis.Path, ProblemCode.UnknownReference,
                "this path names a group of values, and an axis varies a single one",
                axis.Axis.Path == $"{HostSchema.Host.Key}.{HypervisorSchema.Hypervisor.Key}"
                    ? WithoutHypervisor
                    : $"Vary one of them, such as '{part.Path}'.");
        }
        else if (target is null)
        {
            problems.Error(axis.Place, axis.Path, ProblemCode.UnknownReference, "the scenario has no single value with this path",
                Spelling.Suggest(axis.Axis.Path, [.. scalars.Select(scalar => scalar.Path)],
                    "'hvsim explain' lists the paths of all values."));
        }
        else if (target.Origin.Derivation is { } derivation && InsteadOf(target) is { } cure)
        {
            problems.Error(axis.Place, axis.Path, ProblemCode.Conflict, $"this value follows from another: {derivation}", cure);
        }
        else
        {
            CheckValues(axis, target, problems);
        }
    }

    /// <summary>
    /// What to do about a value that cannot be set, because it follows from others; null where it can be: what a cost table, a
    /// guest's system or the fewest replications give is only so until somebody sets it.
    /// </summary>
    private static string? InsteadOf(BoundScalar derived) =>
        derived.Key == GuestSchema.Count
            ? $"Vary '{ExperimentSchema.Mix.Key}.{ExperimentSchema.Total.Key}' for the number of guests in a mix."
        : derived.Key == GuestSchema.Reserve ? "Vary another value, or give the guest fewer virtual processors."
        : derived.Key == ObjectiveSchema.Across ? "Vary another value."
        : null;

    private static void CheckValues(BoundAxis axis, BoundScalar target, ProblemList problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in axis.Axis.Values)
        {
            var (bound, fault) = target.Key.Bind(value, target.Origin);
            if (fault is not null)
            {
                problems.Error(axis.Place, axis.Path, fault.Code, $"the axis holds a value that cannot be: {fault.Reason}",
                    fault.Cure);
                return;
            }
            if (!seen.Add(bound!.Text))
            {
                problems.Error(axis.Place, axis.Path, ProblemCode.Conflict, $"the axis holds {Wording.Quote(value)} twice",
                    "Remove one of the two.");
                return;
            }
        }
    }

    private static void CheckLengths(IReadOnlyList<BoundAxis> axes, ProblemList problems)
    {
        foreach (var other in axes.Skip(1).Where(other => other.Axis.Values.Count != axes[0].Axis.Values.Count))
        {
            problems.Error(other.Place, other.Path, ProblemCode.Conflict,
                $"the axes are zipped, and this one has {other.Axis.Values.Count} values while '{axes[0].Axis.Path}' has "
                + $"{axes[0].Axis.Values.Count}",
                "Give all axes as many values, or write 'combine: cartesian'.");
        }
    }

    private static void CheckSearch(
        ScenarioView view, BoundScalar<bool> find, BoundScalar[] scalars, ProblemList problems)
    {
        // An axis of one value only is a value like any other.
        BoundAxis[] searched = [.. view.Axes.Where(axis => view.Axes.Count == 1 || axis.Axis.Values.Count > 1)];
        if (view.Axes.Any(axis => problems.HasErrorAt(axis.Path)))
        {
            // How many axes there are meant to be is not known before all of them are right.
        }
        else if (searched.Length > 1)
        {
            Refuse(find, $"a search for the overload goes along one axis, not {searched.Length}",
                "Keep one axis, or write 'find: none'.", problems);
        }
        else if (searched is [var axis]
            && Array.Find(scalars, scalar => scalar.Path == axis.Axis.Path) is { } target)
        {
            CheckOrder(find, axis, target, problems);
        }
        if (view.Scenario.List(ObjectiveSchema.Objectives) is not { Items.Count: > 0 }
            && !problems.HasErrorAt(ObjectiveSchema.Objectives.Key))
        {
            Refuse(find, "a search for the overload needs an objective that can break", "Add one under 'objectives'.", problems);
        }
    }

    private static void Refuse(BoundScalar<bool> find, string reason, string cure, ProblemList problems) =>
        problems.Error(find.Place, find.Path, ProblemCode.Conflict, reason, cure);

    private static bool IsWithin(string path, string group) => path.StartsWith(group + ".", StringComparison.Ordinal);

    // The search goes from the first value to the last, whichever way they run: fewer processors are denser than more.
    private static void CheckOrder(BoundScalar<bool> find, BoundAxis axis, BoundScalar target, ProblemList problems)
    {
        if (!target.Key.IsOrdered)
        {
            Refuse(find, $"a search for the overload goes along values that can be ranked, and '{axis.Axis.Path}' is "
                + Wording.WithArticle(target.Key.Dimension),
                "Vary a number, a time, a rate or a percentage, or write 'find: none'.", problems);
        }
        else if (IsWithin(axis.Axis.Path, RunSchema.Run.Key))
        {
            Refuse(find,
                $"a search for the overload goes along what loads the host, and '{axis.Axis.Path}' only says how to simulate",
                "Vary another value, or write 'find: none'.", problems);
        }
        else if (!RunsOneWay(axis, target))
        {
            Refuse(find,
                $"a search for the overload goes from light to heavy load, and {Wording.Quote(axis.Text)} goes up and down",
                "Put the values in rising or in falling order.", problems);
        }
    }

    private static bool RunsOneWay(BoundAxis axis, BoundScalar target)
    {
        var values = axis.Axis.Values.Select(value => target.Key.Bind(value, target.Origin).Value!).ToArray();
        var signs = values.Zip(values.Skip(1), (one, next) => Math.Sign(target.Key.Compare(one, next))).Distinct();
        return signs.Count() <= 1;
    }

    private static bool MakesSenseToVary(BoundScalar scalar) =>
        scalar.Key != RootSchema.SchemaVersion && scalar.Key != RootSchema.Name && scalar.Key != ExperimentSchema.Find
        && scalar.Key != ExperimentSchema.Combine;

    private static IEnumerable<BoundScalar> ScalarsBelow(BoundNode node) => node switch
    {
        BoundScalar scalar => [scalar],
        BoundSection section => section.Values.SelectMany(ScalarsBelow),
        BoundList list => list.Items.SelectMany(ScalarsBelow),
        BoundMap map => map.Entries.SelectMany(entry => ScalarsBelow(entry.Value)),
        _ => [],
    };
}
