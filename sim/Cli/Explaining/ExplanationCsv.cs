using System.Text;
using HvSim.Scenarios;

namespace HvSim.Cli.Explaining;

/// <summary>The values in force as CSV: one value a row.</summary>
internal static class ExplanationCsv
{
    public static string Of(IReadOnlyList<EffectiveValue> values)
    {
        var text = new StringBuilder();
        if (values.Count > 0)
            Row(text, Fields(values[0]).Select(field => field.Name));
        foreach (var value in values)
            Row(text, Fields(value).Select(field => field.Text));
        return text.ToString();
    }

    /// <summary>What is known of a value, by name.</summary>
    public static (string Name, string Text)[] Fields(EffectiveValue value) =>
    [
        ("path", value.Path), ("value", value.Text), ("unit", value.Unit), ("dimension", value.Dimension),
        ("origin", value.Origin),
        ("evidence", value.Evidence), ("source", value.Source), ("default", value.Default), ("plausibleLow", value.PlausibleLow),
        ("plausibleHigh", value.PlausibleHigh), ("description", value.Description),
    ];

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
