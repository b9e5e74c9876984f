using System.Globalization;
using System.Text.Json;
using HvSim.Experiments;
using HvSim.Experiments.Comparison;
using HvSim.Report.Files;

namespace HvSim.Report.Comparison;

/// <summary>A comparison as JSON for programs: every metric with its difference and the values of each replication.</summary>
public static class ComparisonJson
{
    /// <summary>The text.</summary>
    public static string Of(ComparisonStudy study) => JsonForm.Of(json =>
    {
        json.WriteNumber("formatVersion", JsonText.FormatVersion);
        json.WriteString("toolVersion", study.ToolVersion);
        json.WriteString("kind", "comparison");
        json.Interruption(study.IsInterrupted, study.UsedUpBudget);
        Scenario(json, study);
        json.WriteStartObject("base");
        json.WriteString("name", study.Result.BaseName);
        State(json, study.Result.Base);
        json.WriteEndObject();
        json.Figure("confidencePercent", 100 * study.Result.Confidence);
        json.Objects("alternatives", study.Result.Alternatives, (alternative, _) => Alternative(json, study, alternative));
    });

    /// <summary>What an alternative changes.</summary>
    internal static void Changes(Utf8JsonWriter json, ContenderText alternative)
    {
        json.WriteStartObject("changes");
        foreach (var change in alternative.Changes)
            json.WriteString(change.Path, change.Value);
        json.WriteEndObject();
    }

    private static void Scenario(Utf8JsonWriter json, ComparisonStudy study)
    {
        var scenario = study.Loaded.Scenario;
        json.WriteStartObject("scenario");
        json.WriteString("name", scenario.Name);
        json.WriteString("question", scenario.Question);
        json.WriteString("hash", study.Loaded.Hash);
        json.WriteString("seed", scenario.Run.Seed.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void State(Utf8JsonWriter json, PointResult point)
    {
        json.WriteString("state", PointColumns.Name(point.State));
        json.WriteString("stateReason", point.StateReason);
    }

    private static void Alternative(Utf8JsonWriter json, ComparisonStudy study, ComparedAlternative alternative)
    {
        json.WriteString("name", alternative.Name);
        Changes(json, study.Alternatives.Single(one => one.Name == alternative.Name));
        State(json, alternative.Point);
        json.WriteString("verdict", Words.Hyphenated(alternative.Verdict.ToString()));
        json.Objects("metrics", alternative.Metrics, (metric, _) => Metric(json, metric));
    }

    private static void Metric(Utf8JsonWriter json, MetricComparison metric)
    {
        var (reading, difference) = (metric.Base, metric.Difference);
        json.WriteString("metric", reading.Metric.Name);
        json.WriteString("guest", reading.Guest);
        json.WriteString("statistic", reading.Statistic);
        json.WriteString("scope", reading.Scope);
        json.WriteString("unit", reading.Metric.Unit);
        json.WriteBoolean("askedFor", metric.IsAskedFor);
        json.Figure("baseValue", reading.Value);
        json.Figure("alternativeValue", metric.Alternative.Value);
        json.Figure("difference", difference?.Mean);
        json.Figure("halfWidth", difference?.HalfWidth);
        json.Figure("low", difference?.Low);
        json.Figure("high", difference?.High);
        json.Figure("differencePercent", difference?.Percent(difference.Mean));
        json.Figure("correlation", difference?.Correlation);
        json.Figure("replicationFactor", difference?.ReplicationFactor);
        json.Figure("matters", difference is null ? null : metric.Matters);
        json.WriteBoolean("thinData", metric.ThinData);
        json.WriteBoolean("slight", metric.IsSlight);
        json.WriteString("verdict", Words.Hyphenated(metric.Verdict.ToString()));
        json.WriteString("reason", metric.Reason);
        Values(json, "baseValues", reading);
        Values(json, "alternativeValues", metric.Alternative);
    }

    private static void Values(Utf8JsonWriter json, string name, MetricReading reading)
    {
        json.WriteStartArray(name);
        foreach (var value in reading.Estimate?.Values ?? [])
        {
            if (Figure.Rounded(value) is { } number)
                json.WriteNumberValue(number);
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }
}
