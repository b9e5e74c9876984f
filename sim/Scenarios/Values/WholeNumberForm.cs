using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>Whole numbers without a unit: <c>24</c>.</summary>
internal sealed class WholeNumberForm<T> : ValueForm<T>
    where T : struct, IBinaryInteger<T>
{
    public override string Dimension => "whole number";

    public override string Example => "24";

    public override Reading<T> Read(string text)
    {
        var trimmed = text.Trim();
        if (T.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && trimmed[0] != '+')
        {
            return new(value, value.ToString(null, CultureInfo.InvariantCulture), null);
        }
        var digits = trimmed.TrimStart('-');
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            return Reading<T>.Bad(
                $"{Wording.Quote(text)} is not a whole number",
                $"Write digits only, without a unit or separators, such as '{Example}'.");
        }
        return trimmed[0] == '-'
            ? Reading<T>.Bad($"{Wording.Quote(text)} is negative", $"Write a number such as '{Example}'.")
            : Reading<T>.Bad($"{Wording.Quote(text)} is too large", $"Write a number such as '{Example}'.");
    }

    public override JsonObject Describe(string? minimum, string? maximum) =>
        JsonBounds.Add(new() { ["type"] = "integer" }, minimum, maximum);
}
