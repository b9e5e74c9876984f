using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>Percentages, read as fractions: <c>20 %</c> is 0.2.</summary>
internal sealed class PercentForm : ValueForm<double>
{
    private const int PerCent = 100;

    private static readonly UnitTable Units = new(
        "percentage", "20 %", [new("%", 1)], [("percent", "%"), ("pct", "%")]);

    public override string Dimension => "percent";

    public override string Example => Units.Example;

    public override Reading<double> Read(string text)
    {
        var (number, _, fault) = Units.Split(text);
        return fault is null ? new((double)(number / PerCent), Wording.Print(number) + " %", null) : new(0, "", fault);
    }

    public override JsonObject Describe(string? minimum, string? maximum) =>
        new() { ["type"] = "string", ["pattern"] = Units.Pattern };
}
