namespace HvSim.Experiments;

/// <summary>The answer to a search in words.</summary>
internal static class OverloadWording
{
    public static string Summary(SearchAxis axis, OverloadAnswer answer)
    {
        var text = answer.Outcome switch
        {
            OverloadOutcome.Interrupted => "The search was interrupted before it had an answer.",
            OverloadOutcome.NeverBreaks => $"No limit breaks up to {At(axis, axis.Last)}.",
            OverloadOutcome.BreaksAtFirst => $"{Limit(answer)} breaks already at {At(axis, axis.First)}.",
            _ => Found(answer),
        };
        return text + Doubt(answer) + (answer.Monotone ? "" : " The answer is not monotone: some denser points pass.");
    }

    private static string Found(OverloadAnswer answer) => answer is { LikelyPass: { } pass, LikelyFail: { } fail }
        ? $"{At(pass)} keeps every limit; at {Value(fail)} {Limit(answer)} breaks."
        : $"{Limit(answer)} breaks.";

    private static string Doubt(OverloadAnswer answer)
    {
        if (answer.Undecided.Count == 0)
            return "";
        var from = answer.LastPass is { } pass ? $"above {Value(pass)}" : "from the first value on";
        var to = answer.FirstFail is { } fail ? $"below {Value(fail)}" : "up to the last value";
        return $" By their intervals the points {from} and {to} are undecided.";
    }

    private static string Limit(OverloadAnswer answer) => $"\"{answer.BrokenLimit}\"";

    private static string Value(PointResult point) => point.Coordinates[0].Value;

    private static string At(PointResult point) => $"{point.Coordinates[0].Path} = {Value(point)}";

    private static string At(SearchAxis axis, int position) => $"{axis.Path} = {axis.At(position)[0].Value}";
}
