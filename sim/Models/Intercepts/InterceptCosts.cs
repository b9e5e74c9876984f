using HvSim.Engine;

namespace HvSim.Models.Intercepts;

/// <summary>Hypervisor time of one intercept of each kind, the way out of the guest and back included.</summary>
public sealed class InterceptCosts
{
    private readonly Duration[] _byKind;

    /// <summary>Costs by kind.</summary>
    /// <param name="costOf">Cost of one intercept of a kind, zero or more.</param>
    public InterceptCosts(Func<InterceptKind, Duration> costOf)
    {
        ArgumentNullException.ThrowIfNull(costOf);
        _byKind = [.. Enum.GetValues<InterceptKind>().Select(costOf)];
        foreach (var cost in _byKind)
            ArgumentOutOfRangeException.ThrowIfNegative(cost.Nanoseconds);
    }

    /// <summary>No cost at all.</summary>
    public static InterceptCosts None { get; } = new(_ => Duration.Zero);

    /// <summary>Cost of one intercept of a kind.</summary>
    public Duration this[InterceptKind kind] => _byKind[(int)kind];

    /// <summary>The same with more time for every way out of the guest and back, as by mitigations.</summary>
    public InterceptCosts WithTransition(Duration more) => new(kind => this[kind] + more);
}
