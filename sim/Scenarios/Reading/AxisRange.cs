using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>
/// A range of an axis: <c>4..80</c>, <c>4..80:4</c>, <c>20 /s..200 /s:20 /s</c>. A unit stands at both ends and at the step; the
/// numbers are exact decimal ones. Without a step a range of whole numbers goes by ones.
/// </summary>
internal static class AxisRange
{
    public const int MostValues = 10_000;

    private const string Dots = "..";

    public static bool IsOne(string text) => text.Contains(Dots, StringComparison.Ordinal);

    /// <summary>The values and the range in one spelling, or what is wrong with it.</summary>
    public static (IReadOnlyList<string> Values, string Text, string? Fault) Read(string text)
    {
        var quoted = Wording.Quote(text);
        var dots = text.IndexOf(Dots, StringComparison.Ordinal);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var end = colon < 0 ? text.Length : colon;
        if (end < dots + Dots.Length || Number(text[..dots]) is not { } first
            || Number(text[(dots + Dots.Length)..end]) is not { } last)
        {
            return Bad($"{quoted} is not a range of numbers");
        }
        if (first.Unit != last.Unit)
        {
            return Bad($"{quoted} has different units at its ends");
        }
        if (Step(text, colon, first, last) is not { } step)
        {
            return Bad(colon < 0 ? $"{quoted} needs a step, since its ends are no whole numbers"
                : $"{quoted} has a step that is not a number above 0");
        }
        if (step.Unit != first.Unit)
        {
            return Bad($"{quoted} has another unit at its step than at its ends");
        }
        if (last.Value < first.Value)
        {
            return Bad($"{quoted} ends below its beginning");
        }
        if ((last.Value - first.Value) / step.Value >= MostValues)
        {
            return Bad($"{quoted} has more than {MostValues} values");
        }
        var values = new List<string>();
        for (var value = first.Value; value <= last.Value; value += step.Value)
        {
            values.Add(first.With(value));
        }
        var ends = $"{first.With(first.Value)}{Dots}{first.With(last.Value)}";
        return (values, step.Value == 1 ? ends : $"{ends}:{step.With(step.Value)}", null);
    }

    private static Quantity? Step(string text, int colon, Quantity first, Quantity last)
    {
        if (colon < 0)
        {
            return first.IsWhole && last.IsWhole ? first with { Value = 1 } : null;
        }
        return Number(text[(colon + 1)..]) is { Value: > 0 } step ? step : null;
    }

    private static Quantity? Number(string text)
    {
        var trimmed = text.Trim();
        var length = DecimalText.LengthOf(trimmed);
        return length > 0 && DecimalText.TryRead(trimmed[..length], out var number)
            ? new Quantity(number, trimmed[length..].Trim())
            : null;
    }

    private static (IReadOnlyList<string>, string, string?) Bad(string fault) => ([], "", fault);

    private readonly record struct Quantity(decimal Value, string Unit)
    {
        public bool IsWhole => Value == decimal.Truncate(Value);

        public string With(decimal value) => Unit.Length == 0 ? Wording.Print(value) : $"{Wording.Print(value)} {Unit}";
    }
}
