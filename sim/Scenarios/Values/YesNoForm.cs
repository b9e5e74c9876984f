using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class YesNoForm : ValueForm<bool>
{
    public override string Dimension => "yes or no";

    public override string Example => "true";

    public override bool IsOrdered => false;

    public override IReadOnlyList<string> Words => ["true", "false"];

    public override Reading<bool> Read(string text) => text switch
    {
        "true" => new(true, text, null),
        "false" => new(false, text, null),
        _ => Reading<bool>.Bad($"{Wording.Quote(text)} is neither true nor false", "Write true or false."),
    };

    public override JsonObject Describe(string? minimum, string? maximum) => new() { ["type"] = "boolean" };
}
