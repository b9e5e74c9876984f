using System.Globalization;
using HvSim.Scenarios;

namespace HvSim.Tests.Habits;

/// <summary>Other values for a value in force.</summary>
internal static class OtherValues
{
    /// <summary>Texts to try in the place of the value, the gentlest first; some may be out of its range.</summary>
    public static IReadOnlyList<string> Of(EffectiveValue value, IReadOnlyList<string> words, IReadOnlyList<string> names) =>
        value.Dimension switch
        {
            "choice" or "yes or no" => [.. words.Where(word => word != value.Text)],
            "name" => [.. names.Where(name => name != value.Text), "nobody"],
            "whole number" => [.. Numbers(value.Text, whole: true)],
            "processors" => [.. new[] { "0..1", "0..3", "all" }.Where(processors => processors != value.Text)],
            "file" => [],
            "axis" => [Axis(value.Text)],
            "percent" => [.. Numbers(value.Text, whole: false, step: 10)],
            _ => [.. Numbers(value.Text, whole: false)],
        };

    // "10 ms" has a unit, which stays.
    private static IEnumerable<string> Numbers(string text, bool whole, decimal step = 1)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var unit = space < 0 ? "" : text[space..];
        var number = decimal.Parse(space < 0 ? text : text[..space], CultureInfo.InvariantCulture);
        decimal[] others = whole
            ? [number + 1, decimal.Ceiling(number * 1.5m), number - 1]
            : [number * 1.5m, number + step, number / 2];
        return others.Where(other => other != number && other >= 0).Distinct()
            .Select(other => other.ToString("0.######", CultureInfo.InvariantCulture) + unit);
    }

    // One point fewer: a range begins later, a list loses its first value.
    private static string Axis(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            return $"[{text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..].Trim()}";
        }
        var first = int.Parse(text[..dots], CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{first + 1}{text[dots..]}");
    }
}
