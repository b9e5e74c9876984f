using System.Text.Json;
using HvSim.Report.Text;

namespace HvSim.Report.Html;

/// <summary>What the results were made from, so that somebody else can make them again.</summary>
internal static class ScenarioSection
{
    private static readonly string[] Members = ["path", "value", "unit", "origin", "evidence", "source"];

    /// <summary>The scenario, or the scenarios that were compared, by name.</summary>
    public static string Name(FinishedFolder folder) =>
        FinishedFolder.Text(folder.Manifest.GetProperty("scenario"), "name");

    /// <summary>The text as it was read, and what alternatives change in it.</summary>
    public static void Text(HtmlText page, FinishedFolder folder)
    {
        var scenario = FinishedFolder.Text(folder.Manifest.GetProperty("scenario"), "text");
        page.Open("pre", ("tabindex", "0")).Element("code", scenario).Close();
        foreach (var alternative in Items(folder.Manifest, "alternatives"))
        {
            page.Element("h3", $"Alternative: {FinishedFolder.Text(alternative, "name")}");
            if (alternative.TryGetProperty("changes", out var changes) && changes.EnumerateObject().Any())
            {
                page.Open("ul");
                foreach (var change in changes.EnumerateObject())
                    page.Element("li", $"{change.Name} = {change.Value}");
                page.Close();
            }
            if (FinishedFolder.Text(alternative, "text") is { Length: > 0 } text)
                page.Open("pre", ("tabindex", "0")).Element("code", text).Close();
        }
    }

    /// <summary>Every value with its evidence and source.</summary>
    public static void Parameters(HtmlText page, FinishedFolder folder) =>
        HtmlTable.Write(page, "Every value in force, where it comes from and how well it is known", new AnswerTable(
            [.. Members.Select(member => new AnswerColumn(member, IsText: true, IsKey: member == "path"))],
            [
                .. Items(folder.Manifest, "effective").Select(value =>
                    (IReadOnlyList<string>)[.. Members.Select(member => FinishedFolder.Text(value, member))]),
            ]));

    /// <summary>How to make the results again.</summary>
    public static void Footer(HtmlText page, FinishedFolder folder)
    {
        var (manifest, scenario) = (folder.Manifest, folder.Manifest.GetProperty("scenario"));
        page.Open("footer").Element("p", $"Simulated by HvSim {FinishedFolder.Text(manifest, "toolVersion")} from seed "
            + $"{FinishedFolder.Text(scenario, "seed")}. The same version, scenario and seed give the same results. "
            + $"Scenario hash {FinishedFolder.Text(scenario, "hash")}.");
        var beside = Items(manifest, "files").Select(file => file.ToString())
            .Where(file => Path.GetExtension(file) is not (".png" or ".svg")).Append("the charts as SVG and PNG");
        page.Element("p", $"Beside this page: {Lists.And([.. beside], most: int.MaxValue)}.");
        page.Close();
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;
}
