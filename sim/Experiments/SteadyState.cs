using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// Decides whether a point has a steady state before any mean is formed. An open class has none where its backlog grows
/// significantly (the 95 % interval over the replications' slopes lies above zero) and by more than 1 % of the offered rate; or
/// where all replications together complete less than 98.5 % of what arrived. A few requests more at the end than at the start
/// are noise in a short run, so this shortfall must also be significant over the replications; with fewer than five, where a
/// test has no power, all of them must fall short. Nor has a class a steady state one of whose guests completes none of the
/// requests that it is offered.
/// </summary>
internal static class SteadyState
{
    private const int ReplicationsForTest = 5;
    private const long RequestsOfStarvedGuest = 5;

    /// <summary>Why there is no steady state, or empty.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="runs">Its replications, at least two.</param>
    /// <param name="backlogs">For each class its backlog; null for classes without open arrivals.</param>
    public static string Objection(Scenario scenario, IReadOnlyList<RunResult> runs, IReadOnlyList<Backlog?> backlogs)
    {
        for (var index = 0; index < scenario.Guests.Count; index++)
        {
            if (backlogs[index] is not { } backlog)
                continue;
            var name = scenario.Guests[index].Name;
            var flows = runs.Select(run => Flow.Of(run, index)).ToArray();
            var objection = Growing(name, backlog, flows);
            if (objection.Length == 0)
                objection = FallingShort(name, flows);
            if (objection.Length == 0)
                objection = Starving(name, index, runs);
            if (objection.Length > 0)
                return objection;
        }
        return "";
    }

    private static string Growing(string name, Backlog backlog, Flow[] flows)
    {
        var offered = flows.Average(flow => flow.Arrived / flow.Seconds);
        return backlog.Growth is { } growth && growth.Low > 0 && growth.Value > VerdictThresholds.LeastGrowth.Value * offered
            ? Text(name, growth, flows)
            : "";
    }

    private static string FallingShort(string name, Flow[] flows)
    {
        var arrived = flows.Sum(flow => flow.Arrived);
        if (arrived == 0 || Completed(flows) >= VerdictThresholds.LeastCompleted.Value)
            return "";
        var shortfall = Interval.OfMean([.. flows.Select(flow => (flow.Arrived - flow.Completed) / flow.Seconds)]);
        var isClear = flows.Length < ReplicationsForTest ? shortfall.Values.All(value => value > 0) : shortfall.Low > 0;
        return isClear ? Text(name, shortfall, flows) : "";
    }

    private static string Starving(string name, int index, IReadOnlyList<RunResult> runs)
    {
        for (var guest = 0; guest < runs[0].Classes[index].Guests.Count; guest++)
        {
            var arrived = runs.Sum(run => run.Classes[index].Guests[guest].Arrived);
            if (arrived >= RequestsOfStarvedGuest && runs.All(run => run.Classes[index].Guests[guest].Completed == 0))
                return $"no steady state: {name}[{guest}] completed none of its {arrived} requests";
        }
        return "";
    }

    private static string Text(string name, Estimate growth, Flow[] flows) =>
        $"no steady state: {name} backlog grows by {Figures.Text(growth, "/s")}"
        + $" ({Figures.Percent(100 * Completed(flows))} % of the requests completed)";

    private static double Completed(Flow[] flows) => flows.Sum(flow => flow.Completed) / (double)flows.Sum(flow => flow.Arrived);

    private readonly record struct Flow(long Arrived, long Completed, double Seconds)
    {
        public static Flow Of(RunResult run, int index)
        {
            var guests = run.Classes[index].Guests;
            return new Flow(guests.Sum(guest => guest.Arrived), guests.Sum(guest => guest.Completed), run.Window.Seconds);
        }
    }
}
