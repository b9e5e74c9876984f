using System.Globalization;
using HvSim.Experiments.Sensitivity;
using HvSim.Report.Text;

namespace HvSim.Report.Charts;

/// <summary>The tornado of a study's sensitivity: of the answer, or where nothing moves that, of the metric at it.</summary>
internal static class TornadoFigures
{
    private const int MostBars = 14;

    public static TornadoFigure? Of(Study study)
    {
        if (study.Result.Sensitivity is not { Rows.Count: > 0 } answer)
            return null;
        var ofTheAnswer = answer.Subject == SensitivitySubject.OverloadPoint && answer.Rows[0].Span > 0;
        double? Value(SensitivityReading? reading) => ofTheAnswer ? Number(reading?.AxisValue) : reading?.Metric?.Value;
        string Text(SensitivityReading? reading) =>
            ofTheAnswer ? SensitivityWords.Axis(answer, reading) : SensitivityWords.Metric(reading);
        if (Value(answer.Base) is not { } asItIs)
            return null;
        var rows = answer.Rows.OrderByDescending(row => ofTheAnswer ? row.Span : row.MetricSpan).Take(MostBars);
        var at = answer.MetricAt.Length > 0 ? $" at {AxisName.Value(answer.Axis, answer.MetricAt)}" : "";
        return new TornadoFigure
        {
            Name = "sensitivity",
            Title = ofTheAnswer
                ? "How far the answer depends on what is only assumed"
                : "How far the response depends on what is only assumed",
            Note = "one value at a time, under the same seeds; "
                + (ofTheAnswer ? "searches go by the estimates" : "the widest bar moves it most"),
            ValueLabel = ofTheAnswer
                ? $"last value that keeps every limit: {AxisName.Counted(answer.Axis)}"
                : $"{answer.MetricTitle}{at}, {answer.Base.Metric?.Metric.Unit}",
            Base = asItIs,
            BaseLabel = $"as it is: {Text(answer.Base)}",
            Bars =
            [
                .. rows.Select(row => new TornadoBar(
                    Label(row.Parameter), Value(row.Low), Value(row.High),
                    string.Join(" / ", new[] { row.Low, row.High }.Select(end => end is null ? "-" : Text(end))))),
            ],
        };
    }

    private static string Label(AssumedParameter parameter)
    {
        var words = parameter.Path.Split('.');
        var name = words.Length > 2 ? string.Join('.', words[^2..]) : parameter.Path;
        return $"{name}\n{parameter.Low?.Value ?? parameter.Value} to {parameter.High?.Value ?? parameter.Value}";
    }

    private static double? Number(string? text)
    {
        var digits = text?.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or '-').ToArray();
        return digits is { Length: > 0 }
            && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }
}
