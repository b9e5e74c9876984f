namespace HvSim.Experiments;

/// <summary>Which way a point leans while its intervals do not decide.</summary>
internal static class Leaning
{
    /// <summary>Whether a limit breaks, going by the estimates; a value that does not exist breaks none.</summary>
    public static bool Breaks(PointResult point) => point.Verdict switch
    {
        Verdict.Pass => false,
        Verdict.Fail => true,
        _ => point.Objectives.Any(IsAboveLimit),
    };

    /// <summary>
    /// Whether to look further down: also where the runs do not settle, as close to a limit that no length of run would show.
    /// </summary>
    public static bool LooksDense(PointResult point) => point.State == PointState.RunTooShort || Breaks(point);

    /// <summary>Whether the estimate of an objective lies above its limit.</summary>
    public static bool IsAboveLimit(ObjectiveVerdict verdict) =>
        verdict.Verdict == Verdict.Fail || verdict.Reading.Value > ObjectiveTerms.Limit(verdict.Objective);
}
