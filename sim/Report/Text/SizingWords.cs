using System.Globalization;
using HvSim.Experiments;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Traces;

namespace HvSim.Report.Text;

/// <summary>
/// What adding up percentiles says of guests that follow traces, beside what their simulation says, and why they differ.
/// </summary>
internal static class SizingWords
{
    private const double Usual = 0.95;

    /// <summary>Beside a single run; empty where not all guests follow traces.</summary>
    public static string Of(PointResult point)
    {
        if (Busy(point) is not { } busy || TracedDemand.Of(point.Scenario!) is not { } demand)
            return "";
        var processors = point.Scenario!.Host.Machine.LogicalProcessors;
        string Share(double wanted) => $"{Readable.Number(wanted)} ({Readable.Percent(100 * wanted / processors)} %)";
        var (ofEach, ofSum) = (Share(demand.SumOfQuantiles(Usual)), Share(demand.QuantileOfSum(Usual)));
        var mean = Share(demand.MeanOver(point.Scenario.Run.Duration));
        return $"By adding up, the 95th percentiles of the guests' traces are {ofEach} of {processors} processors, which takes "
            + $"guests to be busy at the same time, and the 95th percentile of their sum is {ofSum}. In the simulated time the "
            + $"traces ask for {mean} on average, and the host, with its root partition and hypervisor, is "
            + $"{Readable.Percent(busy)} % busy.";
    }

    /// <summary>
    /// Beside the answer of a search over the number of all guests; empty where not all guests follow traces, or the axis makes
    /// more of some of them alone.
    /// </summary>
    public static string AtAnswer(string path, OverloadAnswer answer)
    {
        if (answer.LastPass is not { } pass || Busy(pass) is null || !AxisName.CountsGuests(path)
            || !CountsAll(path, pass.Scenario!) || TracedDemand.Of(pass.Scenario!) is not { } demand)
        {
            return "";
        }
        var processors = pass.Scenario!.Host.Machine.LogicalProcessors;
        var (most, at) = (VerdictThresholds.OverCommittedAbove.Value, pass.Coordinates[0].Value);
        var room = GuestAxis.Number(at) * most / 100 * processors;
        string Held(double wanted) => wanted == 0
            ? "any number"
            : AxisName.Value(path, ((long)(room / wanted)).ToString(CultureInfo.InvariantCulture));
        var mean = Readable.Percent(100 * demand.MeanOver(pass.Scenario.Run.Duration) / processors);
        return $"By adding up, {most:0} % of {processors} processors hold {Held(demand.SumOfQuantiles(Usual))} by the "
            + $"sum of the 95th percentiles of their traces and {Held(demand.QuantileOfSum(Usual))} by the 95th percentile of "
            + "their sum. The first takes guests to be busy at the same time; neither knows that the simulated time asks for "
            + $"{mean} % of the processors on average at {AxisName.Value(path, at)}, that the root partition and the hypervisor "
            + $"take {Readable.Percent(OfHost(pass))} % more, and that bursts within an interval wait for each other.";
    }

    private static bool CountsAll(string path, Scenario scenario)
    {
        var counted = GuestAxis.Counted(path, scenario);
        return scenario.Guests.All(guest => guest.Count == 0 || counted.Contains(guest.Name));
    }

    private static double OfHost(PointResult point) =>
        (Value(point, MetricCatalog.LpRoot) ?? 0) + (Value(point, MetricCatalog.LpHypervisor) ?? 0);

    private static double? Busy(PointResult point) => point.Scenario is null ? null : Value(point, MetricCatalog.LpBusy);

    private static double? Value(PointResult point, Metric metric) => point.Reading(metric.Name, "", Statistic.Mean)?.Value;
}
