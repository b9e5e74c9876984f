namespace HvSim.Report.Text;

/// <summary>Puts a study into words and tables.</summary>
internal static class AnswerWriter
{
    public static Answer Of(Study study, AnswerOptions options)
    {
        var scenario = study.Loaded.Scenario;
        var notes = new NoteList(places => Places.Named(study, places));
        var tables = study.IsSweep ? SweepTables.Of(study, notes) : RunTables.Of(study, notes);
        return new Answer
        {
            Question = scenario.Question.Length > 0 ? scenario.Question : scenario.Name,
            Lines = [.. Lines(study)],
            Tables = [.. tables, .. AdviceTable.Of(study), .. SensitivityTable.Of(study)],
            Notes =
            [
                .. notes.Texts(), .. AdviceWords.Notes(study), .. SensitivityWords.Notes(study), .. ScalingWords.Of(study),
                .. HostWords.Legend(study),
            ],
            Footer = [.. Footer(options.Place)],
        };
    }

    private static IEnumerable<AnswerLine> Lines(Study study)
    {
        if (study.Result.Interrupted)
            yield return new AnswerLine(StoppingWords.Unfinished(study));
        var words = study switch
        {
            { Points.Count: 0 } => [new AnswerLine("No point was evaluated.")],
            { IsSweep: false } => RunWords.Of(study),
            { Result.Overload: { } answer } => OverloadWords.Of(study, answer),
            _ => SweepWords.Of(study),
        };
        foreach (var line in words)
            yield return line;
        foreach (var line in AdviceWords.Of(study))
            yield return line;
        foreach (var line in SensitivityWords.Of(study))
            yield return line;
        if (Wording.Replications(study) is { Length: > 0 } replications)
            yield return new AnswerLine($"Intervals are 95 % over {replications} replications; {StoppingWords.WarmUp(study)}.");
        foreach (var line in StoppingWords.Of(study))
            yield return new AnswerLine(line);
    }

    private static IEnumerable<string> Footer(ResultPlace? place)
    {
        if (place is null)
            yield break;
        var charts = place.Charts switch { 0 => "no charts", 1 => "1 chart", _ => $"{place.Charts} charts" };
        var files = $"{place.Folder}: summary.csv, {charts}.";
        var next = place.NextCommand.Length == 0 ? "" : $"Next: {place.NextCommand}";
        if (files.Length + next.Length + 3 <= TextLayout.Width)
        {
            yield return next.Length == 0 ? files : $"{files} {next}";
            yield break;
        }
        yield return files;
        if (next.Length > 0)
            yield return next;
    }
}
