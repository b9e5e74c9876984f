using System.Text;
using HvSim.Cli.Explaining;
using HvSim.Scenarios;

namespace HvSim.Cli.Reference;

/// <summary>PARAMETERS.md: every key of the scenario format.</summary>
internal static class ParameterPage
{
    public const string FileName = "PARAMETERS.md";

    private const string Opening = """
        # Parameters

        Every key of a scenario file that takes a value. Written by `hvsim reference` from the schema; a test fails when it is
        stale. Evidence and source are those of the default; the sources are keys of [SOURCES.md](SOURCES.md). The plausible
        range says how far an uncertain default may be off. `hvsim explain FILE` shows the values in force in a scenario.

        """;

    public static string Text()
    {
        var text = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        foreach (var section in ScenarioSchema.Parameters.GroupBy(parameter => ValueGroup.Split(parameter.Path).Section))
        {
            text.Append("\n## ").Append(section.Key.Length == 0 ? "The scenario" : $"`{section.Key}`").Append("\n\n");
            var table = new MarkdownTable("Key", "What it is", "Kind", "Default", "Allowed", "Plausible", "Evidence", "Source");
            foreach (var parameter in section)
                Describe(table, parameter);
            text.Append(table.Text());
        }
        return text.ToString();
    }

    private static void Describe(MarkdownTable table, ParameterDescription parameter) => table.Row(
        ValueGroup.Split(parameter.Path).Key,
        parameter.Description,
        parameter.Choices.Count == 0 ? parameter.Dimension : $"{parameter.Dimension}: {string.Join(", ", parameter.Choices)}",
        parameter.IsRequired ? $"required, such as {parameter.Example}" : parameter.Default,
        parameter.Allowed,
        parameter.PlausibleLow.Length == 0 ? "" : $"{parameter.PlausibleLow} to {parameter.PlausibleHigh}",
        Evidence(parameter),
        parameter.Source);

#pragma warning disable CA1308 // Words in a page are lower case.
    private static string Evidence(ParameterDescription parameter) => parameter.Evidence?.ToString().ToLowerInvariant() ?? "";
#pragma warning restore CA1308
}
