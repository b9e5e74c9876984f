using System.Globalization;
using System.Text;
using HvSim.Experiments.Validation;

namespace HvSim.Report.Validation;

/// <summary>Published and simulated figures side by side.</summary>
public static class ValidationText
{
    /// <summary>One line for the terminal: how many predicted figures are hit.</summary>
    public static string Summary(IReadOnlyList<ValidationOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var predicted = outcomes.Where(outcome => outcome.Figure.Use != FigureUse.Calibrated).ToList();
        return $"Of {predicted.Count} predicted figures {predicted.Count(outcome => outcome.IsHit)} lie within their bands. "
            + $"{outcomes.Count - predicted.Count} more were calibrated and count for nothing.";
    }

    /// <summary>The page <c>docs/VALIDATION.md</c>.</summary>
    public static string Page(IReadOnlyList<ValidationOutcome> outcomes, string command)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var text = new StringBuilder();
        text.Append("# Validation\n\n")
            .Append(CultureInfo.InvariantCulture, $"Published figures beside simulated ones, written by `{command}`. ")
            .Append("A predicted row is a hit\nwhere the simulated value lies within the band around the published one, ")
            .Append("or, where that is the most that was seen, within the band\nbelow it; ")
            .Append("a calibrated row, whose figure a parameter was chosen by,\nnever counts as one. ")
            .Append("Intervals are 95 % over replications and speak of the simulation only. No row is a gate.\n\n")
            .Append(Summary(outcomes)).Append("\n\n")
            .Append("| Row | Figure | Published | Simulated | Deviation | Band | Verdict | Source | Scenario |\n")
            .Append("| :--- | :--- | ---: | ---: | ---: | ---: | :--- | :--- | :--- |\n");
        foreach (var outcome in outcomes)
            Row(text, outcome);
        Remarks(text, outcomes);
        return text.ToString();
    }

    /// <summary>The verdict on one figure in words.</summary>
    public static string Verdict(ValidationOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return (outcome.Figure.Use, outcome.IsWithinBand) switch
        {
            (_, null) => "n/a",
            (FigureUse.Calibrated, true) => "calibrated",
            (FigureUse.Calibrated, false) => "calibrated, yet off",
            (_, true) => "hit",
            _ => "miss",
        };
    }

    private static void Row(StringBuilder text, ValidationOutcome outcome)
    {
        var figure = outcome.Figure;
        var with = figure.Alternative.Length == 0 ? "" : $", {figure.Alternative}";
        text.Append(CultureInfo.InvariantCulture, $"| {figure.Id} | {figure.Title} | {Number(figure.Published)}{Unit(figure)} | ")
            .Append(outcome.Simulated is { } simulated
                ? $"{Number(simulated.Value)}{Unit(figure)} ({Number(simulated.Low)} to {Number(simulated.High)})"
                : "n/a")
            .Append(" | ")
            .Append(outcome.DeviationPercent is { } deviation
                ? string.Create(CultureInfo.InvariantCulture, $"{deviation:+0.0;-0.0;0.0} %")
                : "n/a")
            .Append(CultureInfo.InvariantCulture, $" | {Band(figure)} % | {Verdict(outcome)} | {figure.Source} | ")
            .Append(CultureInfo.InvariantCulture, $"{Path.GetFileName(figure.Scenario)}{with} |\n");
    }

    private static void Remarks(StringBuilder text, IReadOnlyList<ValidationOutcome> outcomes)
    {
        var remarked = outcomes.Where(outcome => outcome.Figure.Remark.Length + outcome.Reason.Length > 0).ToList();
        if (remarked.Count == 0)
            return;
        text.Append("\n## Remarks\n\n");
        foreach (var outcome in remarked)
        {
            var reason = outcome.Reason.Length == 0 ? "" : $" No value: {outcome.Reason}.";
            text.Append(CultureInfo.InvariantCulture, $"- **{outcome.Figure.Id}**: {outcome.Figure.Remark}{reason}\n");
        }
    }

    private static string Band(PublishedFigure figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{(figure.Use == FigureUse.PredictedUpTo ? "-" : "")}{figure.BandPercent}");

    private static string Unit(PublishedFigure figure) => figure.Unit.Length == 0 ? "" : $" {figure.Unit}";

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "G4", CultureInfo.InvariantCulture);
}
