using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>Numbers without a unit: <c>1.5</c>.</summary>
internal sealed class NumberForm : ValueForm<double>
{
    public override string Dimension => "number";

    public override string Example => "1.5";

    public override Reading<double> Read(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 0 && DecimalText.LengthOf(trimmed) == trimmed.Length
            && DecimalText.TryRead(trimmed, out var number)
            ? new((double)number, Wording.Print(number), null)
            : Reading<double>.Bad(
                $"{Wording.Quote(text)} is not a plain number",
                $"Write digits with a decimal point and no unit, such as '{Example}'.");
    }

    public override JsonObject Describe(string? minimum, string? maximum) =>
        JsonBounds.Add(new() { ["type"] = "number" }, minimum, maximum);
}
