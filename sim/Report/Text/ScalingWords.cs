using System.Globalization;
using HvSim.Experiments.Scaling;

namespace HvSim.Report.Text;

/// <summary>What the curves of a sweep look like, a line for each class; with the caveat that it is no capacity.</summary>
internal static class ScalingWords
{
    public static IEnumerable<string> Of(Study study)
    {
        foreach (var curve in ScalingCurves.Of(study.Loaded.Scenario, study.Points))
        {
            if (curve.Knee is { } knee)
            {
                yield return $"Descriptive only: the curve of {curve.KneeOf} bends most at {Whole(knee)} within "
                    + $"{Whole(curve.From)} to {Whole(curve.To)}; another range has another knee, so it is no capacity.";
            }
            if (curve.Fit is { } fit)
            {
                yield return $"Descriptive only: {curve.Guest} throughput fits the Universal Scalability Law with "
                    + $"{Readable.Number(fit.Gamma)} /s for one, contention {Coefficient(fit.Sigma)} and coherency "
                    + $"{Coefficient(fit.Kappa)} (R2 {Ratio(fit.RSquared)}, {fit.Points} points within {Whole(curve.From)} to "
                    + $"{Whole(curve.To)}); {Peak(fit, curve.To)}.";
            }
        }
    }

    private static string Peak(UslFit fit, double to) => fit.Peak switch
    {
        null => "it has no peak",
        { } peak when peak > to => $"its peak at {Whole(peak)} lies beyond the points",
        { } peak => $"its peak is at {Whole(peak)}",
    };

    private static string Whole(double value) => value.ToString("F0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Coefficient(double value) =>
        value == 0 ? "0" : value >= 0.001 ? value.ToString("F4", CultureInfo.InvariantCulture)
            : value.ToString("0.0e-0", CultureInfo.InvariantCulture);
}
