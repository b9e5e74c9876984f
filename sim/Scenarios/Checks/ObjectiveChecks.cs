using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>An objective bounds something that its guest class has.</summary>
internal static class ObjectiveChecks
{
    private const string MachineMemory = "host.machine.memory";

    public static void Check(ScenarioView view, ProblemList problems)
    {
        foreach (var objective in view.Objectives)
        {
            ObjectiveShapeChecks.Check(objective, problems);
            CheckMemory(view, objective, problems);
            if (objective.Scalar(ObjectiveSchema.Guest) is { } name)
            {
                CheckGuest(view, objective, name, problems);
            }
        }
    }

    private static void CheckMemory(ScenarioView view, BoundSection objective, ProblemList problems)
    {
        if (view.MachineMemory is null && !problems.HasErrorAt(MachineMemory)
            && objective.Scalar(ObjectiveSchema.Metric) is { } metric && ObjectiveRule.IsOfMemory(metric.Value))
        {
            problems.Error(metric.Place, metric.Path, ProblemCode.Conflict,
                "the scenario has no memory: every guest holds all that it wants",
                $"Give the machine its memory as '{MachineMemory}', or leave the objective out.");
        }
    }

    private static void CheckGuest(ScenarioView view, BoundSection objective, BoundScalar<string> name, ProblemList problems)
    {
        if (!view.GuestNames.Contains(name.Value))
        {
            problems.Error(name.Place, name.Path, ProblemCode.UnknownReference,
                $"there is no guest class {Wording.Quote(name.Value)}",
                Spelling.Suggest(name.Value, view.GuestNames, $"The guest classes are {string.Join(", ", view.GuestNames)}."));
            return;
        }
        foreach (var guest in view.Guests.Where(guest => guest.Name == name.Value))
        {
            CheckMetric(guest, objective, problems);
            if (guest.Count == 0 && !view.SweepVariesCountOf(guest))
            {
                problems.Warn(name.Place, name.Path, ProblemCode.Conflict,
                    $"there are no guests of class '{guest.Name}', so that the objective says nothing",
                    "Raise the count of the class.");
            }
        }
    }

    private static void CheckMetric(GuestView guest, BoundSection objective, ProblemList problems)
    {
        if (guest.Workload is null || objective.Scalar(ObjectiveSchema.Metric) is not { } metric)
        {
            return;
        }
        var isOther = guest.ServesUsers || guest.IsIdle || guest.Trace is not null;
        switch (metric.Value)
        {
            case ObjectiveMetric.ResponseTime when !guest.ServesUsers && (guest.IsBatch || guest.IsIdle || guest.Trace is not null):
                Refuse($"guests of class '{guest.Name}' answer no requests",
                    guest.IsBatch ? "Use 'elapsed-time' for batch work." : "Name a class with requests or clients.");
                break;
            case ObjectiveMetric.Stretch when guest is { IsBatch: false, ServesUsers: false } && isOther:
                Refuse($"guests of class '{guest.Name}' have nothing to do that could take longer",
                    "Name a class with requests, clients or batch work.");
                break;
            case ObjectiveMetric.ElapsedTime when !guest.IsBatch && isOther:
                Refuse($"guests of class '{guest.Name}' do no batch work that ends",
                    guest.ServesUsers ? "Use 'response-time' for requests." : "Name a class with batch work.");
                break;
            case ObjectiveMetric.ThroughputShortfall when guest.Requests is null && (guest.IsBatch || isOther):
                Refuse($"no requests arrive at guests of class '{guest.Name}' whether or not they are completed",
                    guest.ServesUsers ? "Use 'response-time' for clients that wait." : "Name a class with requests.");
                break;
        }

        void Refuse(string reason, string cure) =>
            problems.Error(metric.Place, metric.Path, ProblemCode.Conflict, reason, cure);
    }
}
