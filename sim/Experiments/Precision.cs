namespace HvSim.Experiments;

/// <summary>The relative half-width of an interval that counts as precise, as a fraction of the value.</summary>
public static class Precision
{
    /// <summary>For means and medians.</summary>
    public const double Mean = 0.05;

    /// <summary>For 95th percentiles.</summary>
    public const double P95 = 0.10;

    /// <summary>For 99th percentiles.</summary>
    public const double P99 = 0.15;

    /// <summary>The target for one of <see cref="Statistic"/>.</summary>
    public static double For(string statistic) => statistic switch
    {
        Statistic.P95 => P95,
        Statistic.P99 => P99,
        _ => Mean,
    };
}
