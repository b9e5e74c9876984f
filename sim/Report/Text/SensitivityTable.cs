using HvSim.Experiments.Sensitivity;

namespace HvSim.Report.Text;

/// <summary>The assumed values and what the answer is at the ends of their ranges.</summary>
internal static class SensitivityTable
{
    public static IEnumerable<AnswerTable> Of(Study study)
    {
        if (study.Result.Sensitivity is not { Rows.Count: > 0 } answer)
            yield break;
        var searched = answer.Subject == SensitivitySubject.OverloadPoint;
        var unit = answer.Base.Metric?.Metric.Unit ?? "1";
        var metric = (unit == "1" ? "" : unit) + (searched ? $" at {answer.MetricAt}" : "");
        var heading = searched ? AxisName.Heading(answer.Axis, alone: true) : "";
        AnswerColumn[] answers = searched ? [new(heading)] : [];
        AnswerColumn[] metrics = answer.MetricTitle.Length > 0 ? [new(metric.Trim())] : [];
        yield return new AnswerTable(
            [
                new("assumed value", IsText: true, IsKey: true), new("in force"),
                new("low end"), .. answers, .. metrics, new("high end"), .. answers, .. metrics,
            ],
            [
                .. answer.Rows.Select(row => (IReadOnlyList<string>)
                [
                    row.Parameter.Path, row.Parameter.Value,
                    .. Cells(answer, row.Parameter.Low, row.Low, searched),
                    .. Cells(answer, row.Parameter.High, row.High, searched),
                ]),
            ]);
    }

    private static IEnumerable<string> Cells(
        SensitivityAnswer answer, SensitivityEnd? end, SensitivityReading? reading, bool searched)
    {
        yield return end?.Value ?? "";
        if (searched)
            yield return SensitivityWords.Axis(answer, reading);
        if (answer.MetricTitle.Length > 0)
            yield return end is null ? "" : Readable.Number(reading?.Metric?.Estimate);
    }
}
