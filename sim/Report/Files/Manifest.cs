using System.Globalization;
using System.Text.Json;
using HvSim.Experiments;
using HvSim.Report.Text;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Files;

/// <summary>
/// <c>manifest.json</c>: everything that is needed to get the same results again, and what they were made from.
/// </summary>
internal static class Manifest
{
    public const string FileName = "manifest.json";

    public static string Of(Study study, IEnumerable<string> files) => JsonForm.Of(json =>
    {
        json.WriteNumber("formatVersion", JsonText.FormatVersion);
        json.WriteString("toolVersion", study.ToolVersion);
        json.WriteString("kind", Words.Hyphenated((study.IsSweep ? ResultKind.Sweep : ResultKind.Run).ToString()));
        json.Interruption(study.Result.Interrupted, study.UsedUpBudget);
        Scenario(json, study);
        json.WriteStartArray("axes");
        foreach (var path in study.Axes)
            json.WriteStringValue(path);
        json.WriteEndArray();
        Effective(json, study);
        AnswerJson.Overload(json, study);
        Points(json, study.Points);
        json.WriteStartArray("files");
        foreach (var file in files)
            json.WriteStringValue(file);
        json.WriteEndArray();
    });

    internal static void Scenario(Utf8JsonWriter json, Study study)
    {
        var loaded = study.Loaded;
        RunSpec run = loaded.Scenario.Run;
        json.WriteStartObject("scenario");
        json.WriteString("name", loaded.Scenario.Name);
        json.WriteString("question", loaded.Scenario.Question);
        json.WriteString("hash", loaded.Hash);
        json.WriteString("seed", run.Seed.ToString(CultureInfo.InvariantCulture));
        json.Figure("durationSeconds", run.Duration.Seconds);
        json.WriteNumber("replicationsLeast", run.Replications.Least);
        json.WriteNumber("replicationsMost", run.Replications.Most);
        json.WriteString("text", loaded.Text);
        json.WriteEndObject();
    }

    internal static void Effective(Utf8JsonWriter json, Study study) =>
        json.Objects("effective", study.Loaded.Effective, (value, _) =>
        {
            json.WriteString("path", value.Path);
            json.WriteString("value", value.Text);
            json.WriteString("unit", value.Unit);
            json.WriteString("origin", value.Origin);
            json.WriteString("evidence", value.Evidence);
            json.WriteString("source", value.Source);
        });

    internal static void Points(Utf8JsonWriter json, IReadOnlyList<PointResult> points) =>
        json.Objects("points", points, (point, index) =>
        {
            json.Point(point, index);
            json.Objects("replications", point.Replications, (run, _) =>
            {
                json.WriteString("seed", run.Seed.ToString(CultureInfo.InvariantCulture));
                json.WriteString("fingerprint", Figure.Hex(run.Fingerprint));
                json.WriteNumber("events", run.Events);
            });
        });

    /// <summary>The manifest of a folder, or null where there is none that can be read.</summary>
    public static JsonDocument? Read(string path)
    {
        var file = Path.Combine(path, FileName);
        try
        {
            var manifest = File.Exists(file) ? JsonDocument.Parse(File.ReadAllBytes(file)) : null;
            return manifest?.RootElement.ValueKind == JsonValueKind.Object ? manifest : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
