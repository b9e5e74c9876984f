using System.Text.Json;
using HvSim.Experiments;

namespace HvSim.Report.Files;

/// <summary>
/// What the JSON files of results have in common. Seeds and fingerprints are strings, because many readers keep only
/// 53 bits of a number.
/// </summary>
internal static class JsonText
{
    /// <summary>Version of the layout of every JSON file.</summary>
    public const int FormatVersion = 1;

    /// <summary>A number rounded to 9 significant digits, or null.</summary>
    public static void Figure(this Utf8JsonWriter json, string name, double? value)
    {
        if (Files.Figure.Rounded(value) is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    /// <summary>Whether results are missing, and who stopped the study: <c>user</c>, <c>budget of 90 s</c>, or nobody.</summary>
    public static void Interruption(this Utf8JsonWriter json, bool interrupted, string? usedUpBudget)
    {
        json.WriteBoolean("interrupted", interrupted);
        json.WriteString("stoppedBy", !interrupted ? "" : usedUpBudget is null ? "user" : $"budget of {usedUpBudget}");
    }

    /// <summary>An array of objects.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T, int> members)
    {
        json.WriteStartArray(name);
        var index = 0;
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(item, index++);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Number and coordinates of a point.</summary>
    public static void Point(this Utf8JsonWriter json, PointResult point, int index)
    {
        json.WriteNumber("point", index + 1);
        json.WriteStartObject("coordinates");
        foreach (var coordinate in point.Coordinates)
            json.WriteString(coordinate.Path, coordinate.Value);
        json.WriteEndObject();
        json.WriteNumber("guests", point.Guests);
        json.Figure("virtualToLogicalRatio", point.VirtualToLogicalRatio);
        json.WriteString("state", PointColumns.Name(point.State));
        json.WriteString("stateReason", point.StateReason);
        json.WriteString("verdict", Words.Hyphenated(point.Verdict.ToString()));
        json.Figure("warmupSeconds", point.State == PointState.RunTooShort ? null : point.Scenario?.Run.Warmup.Seconds);
        json.WriteString("stopReason", Words.Hyphenated(point.Stopping?.Reason.ToString() ?? ""));
        json.WriteString("lastReplicationForcedBy", point.Stopping?.ForcedBy ?? "");
    }
}
