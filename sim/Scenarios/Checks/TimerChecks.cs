using HvSim.Engine;
using HvSim.Models.Intercepts;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>Ticks come at a rate that a clock can have, and leave time for something else.</summary>
internal static class TimerChecks
{
    private const double LeastRate = 1;

    /// <summary>Share of a processor that ticks may take at most: beyond it a guest does little else.</summary>
    private const double MostShare = 0.5;

    public static void Check(GuestView guest, ScenarioView view, ProblemList problems)
    {
        if (guest.Section.Section(TimerSchema.Timers)?.Scalar(TimerSchema.Rate) is not { } rate)
        {
            return;
        }
        if (rate.Value is > 0 and < LeastRate)
        {
            problems.Error(rate.Place, rate.Path, ProblemCode.OutOfRange, $"{rate.Text} is less than a tick a second",
                "Use 64 /s, or 0 /s for no ticks.");
        }
        else if (!view.IsNative && view.Hypervisor?.Section(CostSchema.Costs) is { } costs)
        {
            CheckShare(rate, CostOf(guest, costs, view), problems);
        }
    }

    private static void CheckShare(BoundScalar<double> rate, Duration cost, ProblemList problems)
    {
        var share = rate.Value * cost.Seconds;
        if (share > MostShare)
        {
            problems.Error(rate.Place, rate.Path, ProblemCode.Conflict,
                $"{rate.Text} ticks of {cost} each take {Wording.Print((decimal)Math.Round(100 * share))} % of a processor, "
                + $"more than the {Wording.Print((decimal)(100 * MostShare))} % that ticks may take",
                "Lower the rate, or the cost of an interrupt and a timer.");
        }
    }

    /// <summary>Expiry, interrupt and its end, whichever way that is told, and the handler.</summary>
    private static Duration CostOf(GuestView guest, BoundSection costs, ScenarioView view)
    {
        guest.Section.Section(TimerSchema.Timers)!.TryGet(TimerSchema.Handler, out var cost);
        cost += Of(InterceptKind.Timer) + Of(InterceptKind.ExternalInterrupt)
            + Duration.Max(Of(InterceptKind.EndOfInterrupt), Of(InterceptKind.Msr));
        const int WaysOut = 3;
        return view.Hypervisor!.TryGet(HypervisorSchema.Mitigations, out var mitigates) && mitigates
            && costs.TryGet(CostSchema.Mitigation, out var mitigation) ? cost + (mitigation * WaysOut) : cost;

        Duration Of(InterceptKind kind) =>
            costs.Section(InterceptSchema.Intercepts) is { } intercepts
            && intercepts.TryGet(InterceptSchema.ByKind[kind], out var time) ? time : Duration.Zero;
    }
}
