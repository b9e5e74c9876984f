using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>Paths of files, relative to the scenario's, with slashes.</summary>
internal sealed class PathForm : ValueForm<string>
{
    private const int LongestPath = 1024;

    public override string Dimension => "file";

    public override string Example => "traces/sql.csv";

    public override bool IsOrdered => false;

    public override Reading<string> Read(string text)
    {
        if (text.Length is 0 or > LongestPath || text.Any(char.IsControl))
            return Reading<string>.Bad($"{Wording.Quote(text)} is not a path of a file", $"Write a path such as '{Example}'.");
        var path = text.Replace('\\', '/');
        return new(path, path, null);
    }

    public override JsonObject Describe(string? minimum, string? maximum) => new() { ["type"] = "string" };
}
