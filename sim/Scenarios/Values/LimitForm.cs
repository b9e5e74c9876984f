using System.Globalization;
using System.Text.Json.Nodes;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Values;

/// <summary>
/// Bounds of objectives: a time with its unit, a percentage, a rate, or a plain number; which one belongs there depends
/// on the metric.
/// </summary>
internal sealed class LimitForm : ValueForm<ObjectiveLimit>
{
    private static readonly string[] OfPercent = ["%", "percent", "pct"];

    private const char Per = '/';

    public override string Dimension => "limit";

    public override string Example => "50 ms";

    public override Reading<ObjectiveLimit> Read(string text)
    {
        var trimmed = text.Trim();
        if (OfPercent.Any(unit => trimmed.EndsWith(unit, StringComparison.OrdinalIgnoreCase)))
        {
            return As(Forms.Percent.Read(text), reading => ObjectiveLimit.FromPercent(
                double.Parse(reading.Text.AsSpan(0, reading.Text.IndexOf(' ', StringComparison.Ordinal)),
                    NumberStyles.Float, CultureInfo.InvariantCulture)));
        }
        if (trimmed.Contains(Per, StringComparison.Ordinal))
            return As(Forms.Rate.Read(text), reading => ObjectiveLimit.FromRate(reading.Value));
        return trimmed.Length > 0 && DecimalText.LengthOf(trimmed) == trimmed.Length
            ? As(Forms.Number.Read(text), reading => ObjectiveLimit.FromNumber(reading.Value))
            : As(Forms.Time.Read(text), reading => ObjectiveLimit.FromDuration(reading.Value));
    }

    public override JsonObject Describe(string? minimum, string? maximum) => new()
    {
        ["anyOf"] = new JsonArray(
            Forms.Time.Describe(null, null), Forms.Percent.Describe(null, null), Forms.Rate.Describe(null, null),
            Forms.Number.Describe(null, null)),
    };

    private static Reading<ObjectiveLimit> As<T>(Reading<T> reading, Func<Reading<T>, ObjectiveLimit> limit) =>
        reading.Fault is { } fault ? new(default, "", fault) : new(limit(reading), reading.Text, null);
}
