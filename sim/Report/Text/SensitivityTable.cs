using HvSim.Experiments.Sensitivity;

namespace HvSim.Report.Text;

/// <summary>The assumed values that move anything, and what the answer is at the ends of their ranges.</summary>
internal static class SensitivityTable
{
    public static IEnumerable<AnswerTable> Of(Study study)
    {
        if (study.Result.Sensitivity is not { } answer)
            yield break;
        var rows = answer.Rows.Where(row => !SensitivityWords.MovesNothing(row)).ToList();
        if (rows.Count == 0)
            yield break;
        yield return new AnswerTable(
            [
                new("assumed value", IsText: true, IsKey: true), new("in force", IsText: true),
                new("at the low end", IsText: true), new("at the high end", IsText: true),
            ],
            [
                .. rows.Select(row => (IReadOnlyList<string>)
                [
                    row.Parameter.Path, row.Parameter.Value,
                    Cell(answer, row.Parameter.Low, row.Low), Cell(answer, row.Parameter.High, row.High),
                ]),
            ])
        {
            Caption = "Assumed values that move the answer",
        };
    }

    /// <summary>The end, the answer and the metric: <c>5 us: 13, 42.2 ms</c>.</summary>
    private static string Cell(SensitivityAnswer answer, SensitivityEnd? end, SensitivityReading? reading)
    {
        if (end is null)
            return "as it is";
        string[] parts =
        [
            answer.Subject == SensitivitySubject.OverloadPoint ? SensitivityWords.Axis(answer, reading) : "",
            answer.MetricTitle.Length == 0 || (reading?.Metric?.Estimate is null && reading?.Position is not null)
                ? ""
                : SensitivityWords.Metric(reading),
        ];
        return $"{end.Value}: {string.Join(", ", parts.Where(part => part.Length > 0))}";
    }
}
