using HvSim.Engine;
using HvSim.Models.Timers;

namespace HvSim.Models.Intercepts;

/// <summary>
/// How often a partition's virtual processors leave for the hypervisor, and what that costs. Far too many to be events: those of running
/// code are a rate and lengthen it, those of a wake-up come before the run that it begins. Counts follow from the time that code has run
/// and the number of wake-ups, exact in expectation.
/// </summary>
public sealed class InterceptProfile
{
    private readonly double[] _perGuestSecond;
    private readonly double[] _perWake;
    private readonly double[] _perTick;
    private readonly InterceptCosts _costs;

    /// <summary>A profile.</summary>
    /// <param name="perGuestSecond">Intercepts of a kind per second in which the guest's code runs, 0 or more.</param>
    /// <param name="perWake">Intercepts of a kind for each time that a virtual processor goes idle and wakes, 0 or more.</param>
    /// <param name="costs">What they cost.</param>
    /// <param name="perTick">Intercepts of a kind for each tick that is delivered to a running virtual processor, 0 or more; null for none.</param>
    public InterceptProfile(
        Func<InterceptKind, double> perGuestSecond, Func<InterceptKind, double> perWake, InterceptCosts costs,
        Func<InterceptKind, double>? perTick = null)
    {
        ArgumentNullException.ThrowIfNull(perGuestSecond);
        ArgumentNullException.ThrowIfNull(perWake);
        ArgumentNullException.ThrowIfNull(costs);
        var kinds = Enum.GetValues<InterceptKind>();
        _perGuestSecond = [.. kinds.Select(perGuestSecond)];
        _perWake = [.. kinds.Select(perWake)];
        _perTick = [.. kinds.Select(perTick ?? (_ => 0))];
        _costs = costs;
        Ratio = kinds.Sum(kind => _perGuestSecond[(int)kind] * costs[kind].Seconds);
        WakeCost = Duration.FromSeconds(kinds.Sum(kind => _perWake[(int)kind] * costs[kind].Seconds));
        TickCost = Duration.FromSeconds(kinds.Sum(kind => _perTick[(int)kind] * costs[kind].Seconds));
        WakingTickCost = costs[InterceptKind.Timer].MultipliedBy(_perTick[(int)InterceptKind.Timer]);
    }

    /// <summary>A partition that the hypervisor costs nothing.</summary>
    public static InterceptProfile None { get; } = new(_ => 0, _ => 0, InterceptCosts.None);

    /// <summary>Hypervisor time per second in which the guest's code runs.</summary>
    public double Ratio { get; private init; }

    /// <summary>Hypervisor time of one wake-up, the halt before it included.</summary>
    public Duration WakeCost { get; }

    /// <summary>Hypervisor time of one tick that is delivered to a running virtual processor.</summary>
    public Duration TickCost { get; }

    /// <summary>Hypervisor time of one tick that wakes an idle virtual processor, beside that of the wake-up.</summary>
    public Duration WakingTickCost { get; }

    /// <summary>Whether <see cref="Ratio"/> was given as a sum of everything, ticks included.</summary>
    private bool IsFixed { get; init; }

    /// <summary>Number of intercepts of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="guestRun">Time in which the guest's code has run.</param>
    /// <param name="wakes">Number of wake-ups.</param>
    /// <param name="ticks">Ticks; those that wake bring their interrupt with the wake-up.</param>
    public double CountOf(InterceptKind kind, Duration guestRun, long wakes, TickCounts ticks = default) =>
        (_perGuestSecond[(int)kind] * guestRun.Seconds) + (_perWake[(int)kind] * wakes)
        + (_perTick[(int)kind] * (kind == InterceptKind.Timer ? ticks.Delivered : ticks.Delivered - ticks.Waking));

    /// <summary>
    /// Hypervisor time per second in which the guest's code runs, that of the ticks of a running virtual processor included: of every
    /// second on a processor they take their part, and what is left holds code and its other intercepts.
    /// </summary>
    /// <param name="tickPeriod">Time from tick to tick, or null for no ticks.</param>
    public double RatioWith(Duration? tickPeriod)
    {
        if (IsFixed || tickPeriod is null || TickCost == Duration.Zero)
            return Ratio;
        return ((1 + Ratio) / (1 - (TickCost / tickPeriod.Value))) - 1;
    }

    /// <summary>Cost of one intercept of a kind.</summary>
    public Duration CostOf(InterceptKind kind) => _costs[kind];

    /// <summary>
    /// The same with all rates of running code multiplied, so that they cost a given time per second of it; where they cost nothing, the
    /// time is of no known kind.
    /// </summary>
    /// <param name="ratio">Hypervisor time per second in which the guest's code runs, 0 or more.</param>
    public InterceptProfile WithRatio(double ratio)
    {
        var factor = Ratio > 0 ? ratio / Ratio : 0;
        return new InterceptProfile(
            kind => _perGuestSecond[(int)kind] * factor, kind => _perWake[(int)kind], _costs, kind => _perTick[(int)kind])
        {
            Ratio = ratio,
            IsFixed = true,
        };
    }
}
