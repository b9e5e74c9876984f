using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Checks;

/// <summary>What an objective's metric is a metric of, and how it is bounded.</summary>
/// <param name="Limit">The kind of quantity that bounds it.</param>
/// <param name="Sample">A limit as it may stand in a file.</param>
/// <param name="IsPerGuest">Whether it has quantiles and a worst guest; else it has a mean over the class or host only.</param>
/// <param name="OfHost">Whether the host has it.</param>
/// <param name="OfGuests">Whether a guest class may have it.</param>
internal sealed record ObjectiveRule(LimitKind Limit, string Sample, bool IsPerGuest, bool OfHost, bool OfGuests)
{
    /// <summary>Whether a percentage of it may be above 100.</summary>
    public bool MayExceedWhole { get; init; }

    /// <summary>Whether only a scenario with memory has it.</summary>
    public static bool IsOfMemory(ObjectiveMetric metric) => metric is ObjectiveMetric.MemoryPressure or ObjectiveMetric.Paging;

    public static ObjectiveRule Of(ObjectiveMetric metric) => metric switch
    {
        ObjectiveMetric.ResponseTime => new(LimitKind.Time, "50 ms", IsPerGuest: true, OfHost: false, OfGuests: true),
        ObjectiveMetric.ElapsedTime => new(LimitKind.Time, "2 h", IsPerGuest: true, OfHost: false, OfGuests: true),
        ObjectiveMetric.Stretch => new(LimitKind.Number, "1.5", IsPerGuest: false, OfHost: false, OfGuests: true),
        ObjectiveMetric.ThroughputShortfall => new(LimitKind.Percent, "1 %", IsPerGuest: false, OfHost: false, OfGuests: true),
        ObjectiveMetric.CpuWaitPerDispatch => new(LimitKind.Time, "100 us", IsPerGuest: false, OfHost: true, OfGuests: true),
        ObjectiveMetric.LpBusy => new(LimitKind.Percent, "75 %", IsPerGuest: false, OfHost: true, OfGuests: false),
        ObjectiveMetric.MemoryPressure => new(LimitKind.Percent, "83 %", IsPerGuest: false, OfHost: true, OfGuests: true)
        {
            MayExceedWhole = true,
        },
        ObjectiveMetric.Paging => new(LimitKind.Rate, "10 /s", IsPerGuest: false, OfHost: false, OfGuests: true),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };
}
