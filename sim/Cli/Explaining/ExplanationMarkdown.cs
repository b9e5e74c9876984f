using System.Text;
using HvSim.Scenarios;

namespace HvSim.Cli.Explaining;

/// <summary>The values in force as Markdown tables, one for each section.</summary>
internal static class ExplanationMarkdown
{
    public static string Of(LoadedScenario loaded)
    {
        var text = new StringBuilder();
        text.Append("## ").Append(MarkdownTable.Plain(loaded.Scenario.Name)).Append(": every value in force\n");
        foreach (var group in ValueGroup.Of(loaded.Effective))
        {
            var section = group.Section.Length == 0 ? "scenario" : MarkdownTable.Plain(group.Section);
            text.Append("\n### ").Append(section).Append("\n\n");
            var table = new MarkdownTable("Key", "Value", "Origin", "Evidence", "Source", "Plausible", "What it is");
            foreach (var (key, value) in group.Values)
            {
                table.Row(key, value.Text, value.Origin, value.Evidence, value.Source, ValueOrigin.Plausible(value),
                    value.Description);
            }
            text.Append(table.Text());
        }
        return text.ToString();
    }
}
