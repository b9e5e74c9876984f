namespace HvSim.Experiments;

/// <summary>The answer to a search in words.</summary>
public static class OverloadWording
{
    /// <summary>The objectives that break first; none where it is no objective that breaks.</summary>
    public static IReadOnlyList<ObjectiveVerdict> BrokenObjectives(OverloadAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return (answer.FirstFail ?? answer.LikelyFail) is { State: PointState.Steady } fail
            ? [.. fail.Objectives.Where(Leaning.IsAboveLimit)]
            : [];
    }

    /// <summary>
    /// What broke, as the second half of a sentence: <c>the objectives "..." and "..." break</c>, <c>there is no steady state:
    /// ...</c>, <c>not all guests start: ...</c>.
    /// </summary>
    public static string Broken(OverloadAnswer answer)
    {
        var names = BrokenObjectives(answer).Select(verdict => $"\"{ObjectiveTerms.Text(verdict.Objective)}\"").ToArray();
        if (names.Length > 0)
            return names.Length == 1 ? $"the objective {names[0]} breaks" : $"the objectives {Listed(names)} break";
        var parts = answer.BrokenLimit.Split(": ", 2);
        return (parts[0], parts.Length > 1 ? $": {parts[1]}" : "") switch
        {
            ("no steady state", var why) => $"there is no steady state{why}",
            ("guests that did not start", var why) => $"not all guests start{why}",
            ("batch work not done", var why) => $"the batch work is not done in time{why}",
            ("admission", var why) => $"the host does not admit the scenario{why}",
            _ => "a limit breaks",
        };
    }

    /// <summary>Names in a sentence: <c>A</c>, <c>A and B</c>, <c>A, B and C</c>.</summary>
    internal static string Listed(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    internal static string Summary(SearchAxis axis, OverloadAnswer answer)
    {
        var text = answer.Outcome switch
        {
            OverloadOutcome.Interrupted => "The search was interrupted before it had an answer.",
            OverloadOutcome.NeverBreaks => $"No limit breaks up to {At(axis, axis.Last)}.",
            OverloadOutcome.BreaksAtFirst => $"Already at {At(axis, axis.First)} {Broken(answer)}.",
            _ => Found(answer),
        };
        return text + Doubt(answer) + (answer.Monotone ? "" : " The answer is not monotone: some denser points pass.");
    }

    private static string Found(OverloadAnswer answer) => answer is { LikelyPass: { } pass, LikelyFail: { } fail }
        ? $"{(answer.Undecided.Count > 0 ? "Going by the estimates, " : "")}{At(pass)} keeps every limit; "
            + $"at {Value(fail)} {Broken(answer)}."
        : $"{char.ToUpperInvariant(Broken(answer)[0])}{Broken(answer)[1..]}.";

    private static string Doubt(OverloadAnswer answer)
    {
        if (answer.Undecided.Count == 0)
            return "";
        var from = answer.LastPass is { } pass ? $"above {Value(pass)}" : "from the first value on";
        var to = answer.FirstFail is { } fail ? $"below {Value(fail)}" : "up to the last value";
        return $" By their intervals the points {from} and {to} are undecided.";
    }

    private static string Value(PointResult point) => point.Coordinates[0].Value;

    private static string At(PointResult point) => $"{point.Coordinates[0].Path} = {Value(point)}";

    private static string At(SearchAxis axis, int position) => $"{axis.Path} = {axis.At(position)[0].Value}";
}
