namespace HvSim.Experiments;

/// <summary>From the points of a search to its answer.</summary>
internal static class OverloadReport
{
    /// <summary>The first fail and the last pass above it, or null where the answer is monotone.</summary>
    public static (int Fail, int Pass)? Contradiction(IEnumerable<(int Position, PointResult Point)> points)
    {
        var entries = points.ToArray();
        var fail = entries.Where(entry => entry.Point.Verdict == Verdict.Fail).Select(entry => (int?)entry.Position).Min();
        var pass = entries.Where(entry => entry.Point.Verdict == Verdict.Pass).Select(entry => (int?)entry.Position).Max();
        return fail < pass ? (fail.Value, pass.Value) : null;
    }

    public static OverloadAnswer Of(SearchAxis axis, (int Position, PointResult Point)[] entries, bool interrupted)
    {
        var points = entries.Select(entry => entry.Point).ToArray();
        var firstFail = Array.FindIndex(points, point => point.Verdict == Verdict.Fail);
        var end = firstFail < 0 ? points.Length : firstFail;
        var lastPass = Array.FindLastIndex(points[..end], point => point.Verdict == Verdict.Pass);
        // Above a pass only: an undecided point below it that leans the other way is noise.
        var likelyFail = Array.FindIndex(points, lastPass + 1, Leaning.Breaks);
        var likelyPass = likelyFail < 0 ? points.Length - 1 : likelyFail - 1;

        var fail = At(points, firstFail >= 0 ? firstFail : likelyFail);
        var answer = new OverloadAnswer
        {
            Outcome = Outcome(interrupted && !IsClosed(entries, lastPass, firstFail), points, likelyFail),
            LastPass = At(points, lastPass),
            FirstFail = At(points, firstFail),
            Undecided = points[(lastPass + 1)..end],
            LikelyPass = At(points, likelyPass),
            LikelyFail = At(points, likelyFail),
            BrokenLimit = fail is null ? "" : BrokenLimit(fail),
            Monotone = Contradiction(entries) is null,
            Bottleneck = BottleneckFinder.Find(points, fail),
            Summary = "",
        };
        return answer with { Summary = OverloadWording.Summary(axis, answer) };
    }

    /// <summary>The limits that broke at a point, in words.</summary>
    public static string BrokenLimit(PointResult point) => point.State switch
    {
        PointState.Steady => OverloadWording.Listed(
            [.. point.Objectives.Where(Leaning.IsAboveLimit).Select(verdict => ObjectiveTerms.Text(verdict.Objective))]),
        _ => point.StateReason,
    };

    /// <summary>Whether a pass and a fail are neighbours, so that what is missing cannot change the answer.</summary>
    private static bool IsClosed((int Position, PointResult Point)[] entries, int lastPass, int firstFail) =>
        lastPass >= 0 && firstFail >= 0 && entries[firstFail].Position == entries[lastPass].Position + 1;

    private static OverloadOutcome Outcome(bool isOpen, PointResult[] points, int likelyFail)
    {
        if (isOpen)
            return OverloadOutcome.Interrupted;
        if (likelyFail < 0)
            return OverloadOutcome.NeverBreaks;
        return points[0].Verdict == Verdict.Fail ? OverloadOutcome.BreaksAtFirst : OverloadOutcome.Found;
    }

    private static PointResult? At(PointResult[] points, int index) => index >= 0 && index < points.Length ? points[index] : null;
}
