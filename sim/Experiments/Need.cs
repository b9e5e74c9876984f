using System.Globalization;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>What a metric still lacks after so many replications.</summary>
/// <param name="Text">The metric and what it lacks, in words.</param>
/// <param name="Excess">Half-width over the one that would do, above 1.</param>
internal sealed record Need(string Text, double Excess)
{
    private const double PerCent = 100;

    /// <summary>Of a value in milliseconds: a microsecond is below what a response time is told in.</summary>
    private const double NearZeroMs = 0.001;

    /// <summary>Of a value in seconds.</summary>
    private const double NearZeroSeconds = 1e-6;

    /// <summary>
    /// What a reading lacks in precision, or null. Its half-width may be gamma / (1 + gamma) of the value, so that the relative error
    /// is gamma of the truth (Law, Simulation Modeling and Analysis, section 9.4.1); near zero it may be a microsecond.
    /// </summary>
    public static Need? OfPrecision(MetricReading reading, PrecisionSpec precision)
    {
        if (reading.Estimate is not { } estimate)
            return null;
        var aim = Aim(reading.Statistic, precision);
        var enough = Math.Max(
            aim * Math.Abs(estimate.Value), reading.Metric.Unit == MetricCatalog.ElapsedTime.Unit ? NearZeroSeconds : NearZeroMs);
        return estimate.HalfWidth <= enough
            ? null
            : new Need($"{reading.Title} is +-{Percent(estimate.HalfWidth / Math.Abs(estimate.Value))} %, aim {Percent(aim)} %",
                estimate.HalfWidth / enough);
    }

    /// <summary>What an objective lacks to be decided, or null where it is, or where more replications would not help.</summary>
    public static Need? OfVerdict(ObjectiveVerdict verdict)
    {
        if (verdict.Verdict != Verdict.Undecided || verdict.Reading is not { ThinData: false, Estimate: { } estimate })
            return null;
        var gap = Math.Abs(estimate.Value - ObjectiveTerms.Limit(verdict.Objective));
        return new Need($"{ObjectiveTerms.Text(verdict.Objective)} is undecided", estimate.HalfWidth / gap);
    }

    /// <summary>Half-width over value that counts as precise for a statistic.</summary>
    public static double Aim(string statistic, PrecisionSpec precision)
    {
        var error = RelativeError(statistic, precision);
        return error / (1 + error);
    }

    /// <summary>The error against the truth that is wanted of a statistic, as a fraction of the truth.</summary>
    public static double RelativeError(string statistic, PrecisionSpec precision) => statistic switch
    {
        Statistic.P95 => precision.P95,
        Statistic.P99 => precision.P99,
        _ => precision.Mean,
    };

    private static string Percent(double fraction) => (PerCent * fraction).ToString("F1", CultureInfo.InvariantCulture);
}
