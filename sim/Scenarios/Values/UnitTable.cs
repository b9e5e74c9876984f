using System.Globalization;

namespace HvSim.Scenarios.Values;

/// <summary>A unit and its size in the base unit.</summary>
internal readonly record struct UnitSize(string Symbol, decimal Size);

/// <summary>The units of one dimension, and how a number with a unit is taken apart.</summary>
/// <param name="Of">What is measured: <c>time</c>.</param>
/// <param name="Example">A value as it may stand in a file.</param>
/// <param name="Units">The units with their sizes.</param>
/// <param name="Nicknames">What people write for a unit, and which unit they mean.</param>
internal sealed record UnitTable(
    string Of, string Example, IReadOnlyList<UnitSize> Units, IReadOnlyList<(string Nickname, string Unit)> Nicknames)
{
    private IReadOnlyList<string> Symbols { get; } = [.. Units.Select(unit => unit.Symbol)];

    /// <summary>A pattern for JSON Schema.</summary>
    public string Pattern => $"^[0-9]+(\\.[0-9]+)? ?({string.Join('|', Symbols)})$";

    /// <summary>Reads a number and its unit; the unit is empty with a fault.</summary>
    public (decimal Number, UnitSize Unit, Fault? Fault) Split(string text)
    {
        var trimmed = text.Trim();
        var length = DecimalText.LengthOf(trimmed);
        if (length == 0)
        {
            return Bad($"{Wording.Quote(text)} does not begin with a number", $"Write a number and a unit, such as '{Example}'.");
        }
        if (!DecimalText.TryRead(trimmed[..length], out var number))
        {
            return Bad($"{Wording.Quote(text)} is too large or too long a number", $"Write a value such as '{Example}'.");
        }
        var symbol = trimmed[length..].TrimStart();
        foreach (var unit in Units)
        {
            if (unit.Symbol == symbol)
            {
                return (number, unit, null);
            }
        }
        return symbol.Length == 0
            ? Bad($"{Wording.Quote(text)} has no unit", $"Write a number with {Wording.AnyOf(Symbols)}, such as '{Example}'.")
            : Bad($"{Wording.Quote(symbol)} is not a unit of {Of}", CureFor(symbol));
    }

    private string CureFor(string symbol)
    {
        if (symbol[0] is ',' or '_')
        {
            return $"Write digits with a decimal point and nothing between them, such as '{Example}'.";
        }
        var nickname = Nicknames.FirstOrDefault(pair => string.Equals(pair.Nickname, symbol, StringComparison.OrdinalIgnoreCase));
        var meant = nickname.Unit ?? Symbols.FirstOrDefault(known =>
            string.Equals(known, symbol, StringComparison.OrdinalIgnoreCase));
        return meant is null ? $"Use {Wording.AnyOf(Symbols)}, such as '{Example}'." : $"Did you mean '{meant}'?";
    }

    private static (decimal, UnitSize, Fault) Bad(string reason, string cure) =>
        (0, default, new Fault(ProblemCode.BadValue, reason, cure));
}

/// <summary>Plain decimal numbers: digits, a point, digits; no exponent, no separators, no infinity.</summary>
internal static class DecimalText
{
    // More digits than a decimal holds would be rounded without a word.
    private const int MostDigits = 28;

    /// <summary>How many characters at the start of the text are a number; 0 for none.</summary>
    public static int LengthOf(string text)
    {
        var start = text.StartsWith('-') ? 1 : 0;
        var end = SkipDigits(text, start);
        if (end == start)
        {
            return 0;
        }
        if (end < text.Length && text[end] == '.')
        {
            var fraction = SkipDigits(text, end + 1);
            return fraction > end + 1 ? fraction : end;
        }
        return end;
    }

    public static bool TryRead(string text, out decimal number)
    {
        number = 0;
        return text.Count(char.IsAsciiDigit) <= MostDigits && decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static int SkipDigits(string text, int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
        {
            from++;
        }
        return from;
    }
}
