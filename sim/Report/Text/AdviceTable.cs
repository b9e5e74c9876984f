namespace HvSim.Report.Text;

/// <summary>Every change that was tried, the one that moves most first.</summary>
internal static class AdviceTable
{
    public static IEnumerable<AnswerTable> Of(Study study)
    {
        if (study.Result.Advice?.Changes is not { Effects: { Count: > 0 } effects } changes)
            yield break;
        AnswerColumn[] then = [.. SweepTables.If(changes.Objective is not null, () => new AnswerColumn("objective", IsText: true))];
        yield return new AnswerTable(
            [new("change", IsText: true, IsKey: true), new(changes.MetricTitle), new("difference"), .. then],
            [
                .. effects.Select(effect => (IReadOnlyList<string>)
                [
                    effect.Change.Name, AdviceWords.BeforeAndAfter(effect), AdviceWords.Difference(effect),
                    .. then.Select(_ => AdviceWords.Then(effect)),
                ]),
            ]);
    }
}
