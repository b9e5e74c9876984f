using System.Globalization;
using HvSim.Experiments.Sensitivity;

namespace HvSim.Report.Text;

/// <summary>Which assumed value moves the answer most, and by how much.</summary>
internal static class SensitivityWords
{
    public static IEnumerable<AnswerLine> Of(Study study)
    {
        if (study.Result.Sensitivity is not { } answer)
            yield break;
        if (answer.Interrupted)
            yield return new AnswerLine("The sensitivity is not complete: answers at some ends are missing.");
        yield return new AnswerLine(answer.Rows switch
        {
            [] => "No value in force is only assumed, so there is nothing to vary.",
            [{ Span: > 0 } most, ..] when answer.Subject == SensitivitySubject.OverloadPoint =>
                $"The answer moves most with {most.Parameter.Path}: {Ends(most, reading => Axis(answer, reading))}.",
            [{ Span: > 0 } most, ..] => $"{answer.MetricTitle} moves most with {most.Parameter.Path}: {Ends(most, Metric)}.",
            [{ MetricSpan: > 0 } most, ..] => $"{Unmoved(answer)}; {answer.MetricTitle} at {answer.MetricAt} moves most with "
                + $"{most.Parameter.Path}: {Ends(most, Metric)}.",
            _ => $"{Unmoved(answer)}.",
        });
    }

    public static IEnumerable<string> Notes(Study study)
    {
        if (study.Result.Sensitivity is not { Rows.Count: > 0 } answer)
            yield break;
        if (answer.Subject == SensitivitySubject.OverloadPoint && answer.MetricTitle.Length > 0)
        {
            yield return $"As it is: {Axis(answer, answer.Base)}. Behind the comma: {answer.MetricTitle} at "
                + $"{AxisName.Value(answer.Axis, answer.MetricAt)}, where it is {Metric(answer.Base)} as it is.";
        }
        var idle = answer.Rows.Where(MovesNothing).Select(row => row.Parameter.Path).ToList();
        if (idle.Count > 0)
            yield return $"{Lists.And(idle)} {(idle.Count == 1 ? "moves" : "move")} nothing at either end.";
        var how = answer.Subject == SensitivitySubject.OverloadPoint
            ? "; searches begin at the answer and go by the estimates"
            : ", at the scenario's base point";
        yield return $"Sensitivity: one assumed value at a time at the ends of its range, under the same seeds{how}. "
            + string.Create(CultureInfo.InvariantCulture, $"It took {answer.Points} points more; sensitivity.csv has all of it.");
    }

    /// <summary>Whether neither the answer nor the metric differs at the ends, where all of them are known.</summary>
    public static bool MovesNothing(SensitivityRow row) => row is { Span: 0, MetricSpan: 0 }
        && new[] { row.Low, row.High }.OfType<SensitivityReading>()
            .All(end => end.Reason.Length == 0 && end.Metric?.Estimate is not null);

    /// <summary>The answer of a search in a cell or a sentence.</summary>
    public static string Axis(SensitivityAnswer answer, SensitivityReading? reading) => reading switch
    {
        null => "",
        { Reason.Length: > 0 } or { Position: null } => Readable.Missing,
        { Position: < 0 } => "none",
        { IsAtEnd: true } => $"{reading.AxisValue} or more",
        _ => reading.AxisValue,
    };

    /// <summary>The metric in a sentence.</summary>
    public static string Metric(SensitivityReading? reading) => reading?.Metric is { Estimate: { } estimate } metric
        ? $"{Readable.Number(estimate)}{(metric.Metric.Unit == "1" ? "" : $" {metric.Metric.Unit}")}"
        : Readable.Missing;

    private static string Unmoved(SensitivityAnswer answer)
    {
        var count = answer.Rows.Count;
        if (answer.Interrupted)
            return "Nothing moves the answer at the ends that were finished";
        return (count == 1 ? "The one assumed value does not move" : $"None of the {count} assumed values moves")
            + (answer.Subject == SensitivitySubject.OverloadPoint
                ? $" the answer from {Axis(answer, answer.Base)}" : $" {answer.MetricTitle}");
    }

    private static string Ends(SensitivityRow row, Func<SensitivityReading?, string> text)
    {
        string[] ends =
        [
            .. new[] { (row.Parameter.Low, row.Low), (row.Parameter.High, row.High) }
                .Where(end => end.Item1 is not null)
                .Select(end => $"{text(end.Item2)} at {end.Item1!.Value}"),
        ];
        return string.Join(", ", ends) + $" ({row.Parameter.Value} is in force)";
    }
}
