using HvSim.Engine;

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
    private readonly InterceptCosts _costs;

    /// <summary>A profile.</summary>
    /// <param name="perGuestSecond">Intercepts of a kind per second in which the guest's code runs, 0 or more.</param>
    /// <param name="perWake">Intercepts of a kind for each time that a virtual processor goes idle and wakes, 0 or more.</param>
    /// <param name="costs">What they cost.</param>
    public InterceptProfile(Func<InterceptKind, double> perGuestSecond, Func<InterceptKind, double> perWake, InterceptCosts costs)
    {
        ArgumentNullException.ThrowIfNull(perGuestSecond);
        ArgumentNullException.ThrowIfNull(perWake);
        ArgumentNullException.ThrowIfNull(costs);
        var kinds = Enum.GetValues<InterceptKind>();
        _perGuestSecond = [.. kinds.Select(perGuestSecond)];
        _perWake = [.. kinds.Select(perWake)];
        _costs = costs;
        Ratio = kinds.Sum(kind => _perGuestSecond[(int)kind] * costs[kind].Seconds);
        WakeCost = Duration.FromSeconds(kinds.Sum(kind => _perWake[(int)kind] * costs[kind].Seconds));
    }

    /// <summary>A partition that the hypervisor costs nothing.</summary>
    public static InterceptProfile None { get; } = new(_ => 0, _ => 0, InterceptCosts.None);

    /// <summary>Hypervisor time per second in which the guest's code runs.</summary>
    public double Ratio { get; private init; }

    /// <summary>Hypervisor time of one wake-up, the halt before it included.</summary>
    public Duration WakeCost { get; }

    /// <summary>Number of intercepts of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="guestRun">Time in which the guest's code has run.</param>
    /// <param name="wakes">Number of wake-ups.</param>
    public double CountOf(InterceptKind kind, Duration guestRun, long wakes) =>
        (_perGuestSecond[(int)kind] * guestRun.Seconds) + (_perWake[(int)kind] * wakes);

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
        return new InterceptProfile(kind => _perGuestSecond[(int)kind] * factor, kind => _perWake[(int)kind], _costs) { Ratio = ratio };
    }
}
