using System.Text.Json.Nodes;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Values;

/// <summary>A warm-up: a time, or the word <c>auto</c>.</summary>
internal sealed class WarmupForm : ValueForm<WarmupChoice>
{
    public const string Automatic = "auto";

    public override string Dimension => Forms.Time.Dimension;

    public override string Example => Automatic;

    public override Reading<WarmupChoice> Read(string text)
    {
        if (text == Automatic)
        {
            return new(new WarmupChoice(null), Automatic, null);
        }
        var time = Forms.Time.Read(text);
        return new(new WarmupChoice(time.Value), time.Text, time.Fault is { } fault
            ? fault with { Cure = $"{fault.Cure} The word '{Automatic}' has the first replications show it." }
            : null);
    }

    public override JsonObject Describe(string? minimum, string? maximum) => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["const"] = Automatic }, Forms.Time.Describe(minimum, maximum)),
    };
}
