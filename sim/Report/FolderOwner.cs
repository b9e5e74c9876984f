using System.Text;
using System.Text.Json;
using HvSim.Report.Files;

namespace HvSim.Report;

/// <summary>Whose results a folder holds, as far as it tells.</summary>
/// <param name="Scenario">Name of the scenario, or of the two that are compared.</param>
/// <param name="Kind">The kind of study as the manifest has it; empty where there are no results yet.</param>
/// <param name="Hash">Hash of the scenario; empty where there are no results yet.</param>
internal readonly record struct FolderOwner(string Scenario, string Kind, string Hash)
{
    private const string MarkFile = ".hvsim-scenario";

    /// <summary>Marks a folder as a scenario's before the first result is there.</summary>
    /// <exception cref="ReportException">The mark cannot be written.</exception>
    public static void Mark(string path, string scenarioName) =>
        WholeFile.Write(Path.Combine(path, MarkFile), Encoding.UTF8.GetBytes(scenarioName + "\n"));

    /// <summary>The owner of a folder, or null where it holds nothing of this tool.</summary>
    public static FolderOwner? Of(string path)
    {
        var mark = Path.Combine(path, MarkFile);
        var marked = File.Exists(mark) ? File.ReadAllText(mark).Trim() : null;
        using var manifest = Manifest.Read(path);
        if (manifest is null)
            return marked is null ? null : new FolderOwner(marked, "", "");
        var root = manifest.RootElement;
        // The mark first: a comparison of two files bears both names, and its manifest holds the first scenario.
        return (marked ?? Text(Inside(root, "scenario"), "name")) is { } name
            ? new FolderOwner(name, Text(root, "kind") ?? "", Text(Inside(root, "scenario"), "hash") ?? "")
            : null;
    }

    /// <summary>Names and hashes of the alternatives of a comparison in a folder; none where it holds something else.</summary>
    public static IReadOnlyList<(string Name, string Hash)> AlternativesOf(string path)
    {
        using var manifest = Manifest.Read(path);
        return manifest?.RootElement.TryGetProperty("alternatives", out var all) == true && all.ValueKind == JsonValueKind.Array
            ? [.. all.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object)
                .Select(one => (Text(one, "name") ?? "", Text(one, "hash") ?? ""))]
            : [];
    }

    private static JsonElement? Inside(JsonElement element, string name) =>
        element.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : null;

    private static string? Text(JsonElement? element, string name) =>
        element is { } one && one.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
