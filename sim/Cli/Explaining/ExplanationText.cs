using System.Globalization;
using System.Text;
using HvSim.Scenarios;

namespace HvSim.Cli.Explaining;

/// <summary>The values in force as text for a terminal: by section, at most 100 columns wide.</summary>
internal static class ExplanationText
{
    private const int Width = 100;
    private const int KeyIndent = 2;
    private const int WidestKey = 26;
    private const int WidestValue = 20;

    public static string Of(LoadedScenario loaded)
    {
        var text = new StringBuilder();
        Wrap(text, 0, loaded.Scenario.Question.Length > 0 ? loaded.Scenario.Question : loaded.Scenario.Name);
        foreach (var group in ValueGroup.Of(loaded.Effective))
        {
            text.Append('\n');
            if (group.Section.Length > 0)
                Wrap(text, 0, group.Section);
            var keyWidth = Math.Min(WidestKey, group.Values.Max(entry => entry.Key.Length));
            var valueWidth = Math.Min(WidestValue, group.Values.Max(entry => entry.Value.Text.Length));
            foreach (var (key, value) in group.Values)
                Describe(text, key.PadRight(keyWidth), value, valueWidth);
        }
        text.Append('\n');
        Wrap(
            text,
            0,
            "Sources are keys of docs/SOURCES.md. '--set path=value' overrides a value; its path is the section and the key.");
        return text.ToString();
    }

    private static void Describe(StringBuilder text, string key, EffectiveValue value, int valueWidth)
    {
        var range = ValueOrigin.Plausible(value);
        Wrap(text, KeyIndent, $"{key}  {value.Text.PadRight(valueWidth)}  {ValueOrigin.Of(value)}");
        Wrap(text, 2 * KeyIndent, range.Length == 0 ? value.Description : $"{value.Description} Plausible: {range}.");
    }

    private static void Wrap(StringBuilder text, int indent, string content)
    {
        var left = content.TrimEnd();
        var margin = indent;
        while (left.Length > Width - margin)
        {
            var cut = left.LastIndexOf(' ', Width - margin);
            if (cut <= 0)
                cut = Width - margin;
            text.Append(' ', margin).Append(CultureInfo.InvariantCulture, $"{left[..cut].TrimEnd()}\n");
            left = left[cut..].TrimStart();
            margin = Math.Max(indent, 2 * KeyIndent);
        }
        text.Append(' ', margin).Append(left).Append('\n');
    }
}
