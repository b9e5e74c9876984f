using System.Globalization;

namespace HvSim.Experiments;

/// <summary>A value of an axis as a number and its unit.</summary>
/// <param name="Size">The number.</param>
/// <param name="Unit">What stands behind it, such as <c>/s</c>; empty for a plain number.</param>
public readonly record struct AxisNumber(double Size, string Unit)
{
    /// <summary>Reads <c>60 /s</c>; null where the value does not begin with a number.</summary>
    public static AxisNumber? Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = value.AsSpan().TrimEnd();
        var number = text[..(text.LastIndexOfAnyInRange('0', '9') + 1)];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var size)
            ? new AxisNumber(size, text[number.Length..].Trim().ToString())
            : null;
    }
}
