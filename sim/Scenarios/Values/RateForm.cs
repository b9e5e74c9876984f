using System.Globalization;
using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>Rates, read as events per second: <c>120 /s</c>.</summary>
internal sealed class RateForm : ValueForm<double>
{
    // The size is the length of the unit's time in seconds, by which a rate is divided.
    private static readonly UnitTable Units = new(
        "rate", "120 /s", [new("/s", 1), new("/min", 60), new("/h", 3_600)],
        [("/sec", "/s"), ("per s", "/s"), ("per second", "/s"), ("hz", "/s"), ("rps", "/s"), ("s", "/s"), ("min", "/min"),
            ("h", "/h")]);

    public override string Dimension => "rate";

    public override string Example => Units.Example;

    public override Reading<double> Read(string text)
    {
        var (number, unit, fault) = Units.Split(text);
        if (fault is not null)
        {
            return new(0, "", fault);
        }
        var perSecond = (double)number / (double)unit.Size;
        return new(perSecond, perSecond.ToString("R", CultureInfo.InvariantCulture) + " /s", null);
    }

    public override JsonObject Describe(string? minimum, string? maximum) =>
        new() { ["type"] = "string", ["pattern"] = Units.Pattern };
}
