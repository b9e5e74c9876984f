namespace HvSim.Experiments.Validation;

/// <summary>What the simulator says about a published figure.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Simulated">The simulated value with its interval, or null where there is none.</param>
/// <param name="Reason">Why there is none; empty where there is one.</param>
public sealed record ValidationOutcome(PublishedFigure Figure, Estimate? Simulated, string Reason)
{
    /// <summary>Deviation of the simulated value in percent of the published one, or null.</summary>
    public double? DeviationPercent => Simulated is null ? null : 100 * ((Simulated.Value / Figure.Published) - 1);

    /// <summary>Whether the simulated value lies within the band; null where there is none.</summary>
    public bool? IsWithinBand => DeviationPercent is { } deviation
        ? Math.Abs(deviation) <= Figure.BandPercent && (deviation <= 0 || Figure.Use != FigureUse.PredictedUpTo)
        : null;

    /// <summary>Whether the row counts as a hit: it must have been predicted.</summary>
    public bool IsHit => Figure.Use != FigureUse.Calibrated && IsWithinBand == true;
}
