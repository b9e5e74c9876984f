namespace HvSim.Report.Text;

/// <summary>Every change that was tried, the one that moves most first.</summary>
internal static class AdviceTable
{
    public static IEnumerable<AnswerTable> Of(Study study)
    {
        if (study.Result.Advice?.Changes is not { Effects: { Count: > 0 } effects } changes)
            yield break;
        AnswerColumn[] then =
            [.. SweepTables.If(changes.Objective is not null, () => new AnswerColumn("objective", IsText: true))];
        yield return new AnswerTable(
            [new("change", IsText: true, IsKey: true), new(AdviceWords.Heading(changes)), new("difference"), .. then],
            [
                ["none", AdviceWords.Before(changes), "", .. then.Select(_ => AdviceWords.Then(changes))],
                .. effects.Select(effect => (IReadOnlyList<string>)
                [
                    effect.Change.Name, AdviceWords.After(effect), AdviceWords.Difference(effect),
                    .. then.Select(_ => AdviceWords.Then(effect)),
                ]),
            ])
        {
            Caption = AdviceWords.Caption(study),
        };
    }
}
