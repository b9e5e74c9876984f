using System.Globalization;
using System.Text.Json;
using HvSim.Experiments;
using HvSim.Report.Files;

namespace HvSim.Report.Text;

/// <summary>A study as JSON for programs: every metric with its interval and the raw value of each replication.</summary>
public static class AnswerJson
{
    /// <summary>The text.</summary>
    public static string Of(Study study) => JsonForm.Of(json =>
    {
        json.WriteNumber("formatVersion", JsonText.FormatVersion);
        json.WriteString("toolVersion", study.ToolVersion);
        json.WriteString("kind", study.IsSweep ? "sweep" : "run");
        json.Interruption(study.Result.Interrupted, study.UsedUpBudget);
        Scenario(json, study);
        Overload(json, study);
        ExtrasJson.Write(json, study);
        json.Objects("points", study.Points, (point, index) => Point(json, point, index));
    });

    /// <summary>The answer of the search for the overload point; null where none was asked for.</summary>
    internal static void Overload(Utf8JsonWriter json, Study study)
    {
        if (study.Result.Overload is not { } answer)
        {
            json.WriteNull("overload");
            return;
        }
        json.WriteStartObject("overload");
        json.WriteString("outcome", Words.Hyphenated(answer.Outcome.ToString()));
        json.WriteString("axis", study.Axes.Count > 0 ? study.Axes[0] : "");
        Value(json, "lastPass", answer.LastPass);
        Value(json, "firstFail", answer.FirstFail);
        Value(json, "likelyPass", answer.LikelyPass);
        Value(json, "likelyFail", answer.LikelyFail);
        json.WriteStartArray("undecided");
        foreach (var point in answer.Undecided)
            json.WriteStringValue(point.Coordinates[0].Value);
        json.WriteEndArray();
        json.WriteString("brokenLimit", answer.BrokenLimit);
        json.WriteBoolean("monotone", answer.Monotone);
        Bottleneck(json, answer.Bottleneck);
        json.WriteString("summary", answer.Summary);
        json.WriteEndObject();
    }

    private static void Scenario(Utf8JsonWriter json, Study study)
    {
        var scenario = study.Loaded.Scenario;
        json.WriteStartObject("scenario");
        json.WriteString("name", scenario.Name);
        json.WriteString("question", scenario.Question);
        json.WriteString("hash", study.Loaded.Hash);
        json.WriteString("seed", scenario.Run.Seed.ToString(CultureInfo.InvariantCulture));
        json.Figure("durationSeconds", scenario.Run.Duration.Seconds);
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, string name, PointResult? point)
    {
        if (point is null)
            json.WriteNull(name);
        else
            json.WriteString(name, point.Coordinates[0].Value);
    }

    private static void Bottleneck(Utf8JsonWriter json, Bottleneck? bottleneck)
    {
        if (bottleneck is null)
        {
            json.WriteNull("bottleneck");
            return;
        }
        json.WriteStartObject("bottleneck");
        json.WriteString("guest", bottleneck.Guest);
        json.WriteString("part", Words.Hyphenated(bottleneck.Part.ToString()));
        json.Figure("growthMs", bottleneck.GrowthMs);
        json.WriteString("grownPart", Words.Hyphenated(bottleneck.Grown.ToString()));
        json.Figure("grownMs", bottleneck.GrownMs);
        Value(json, "from", bottleneck.From);
        Value(json, "at", bottleneck.At);
        json.Figure("lpBusyPercent", bottleneck.LpBusy);
        json.Figure("cpuWaitUs", bottleneck.CpuWaitUs);
        json.WriteEndObject();
    }

    private static void Point(Utf8JsonWriter json, PointResult point, int index)
    {
        json.Point(point, index);
        json.Objects("objectives", point.Objectives, (verdict, _) =>
        {
            json.WriteString("objective", Wording.Objective(verdict.Objective));
            json.WriteString("verdict", verdict.IsJudged ? Words.Hyphenated(verdict.Verdict.ToString()) : "not-judged");
            json.WriteString("explanation", verdict.Explanation);
        });
        json.WriteString("hostVerdict", point.HostVerdict is { } host ? Words.Hyphenated(host.Health.ToString()) : "");
        json.WriteString("hostEvidence", point.HostVerdict?.Evidence ?? "");
        json.WriteString("memoryVerdict", point.MemoryVerdict is { } memory ? Words.Hyphenated(memory.Health.ToString()) : "");
        json.WriteString("memoryEvidence", point.MemoryVerdict?.Evidence ?? "");
        json.WriteString("ioVerdict", point.IoVerdict is { } io ? Words.Hyphenated(io.Health.ToString()) : "");
        json.WriteString("ioEvidence", point.IoVerdict?.Evidence ?? "");
        json.Objects("guestVerdicts", point.GuestVerdicts, (verdict, _) =>
        {
            json.WriteString("guest", verdict.Guest);
            json.WriteString("verdict", Words.Hyphenated(verdict.Health.ToString()));
            json.WriteString("evidence", verdict.Evidence);
        });
        json.Objects("replications", point.Replications, (run, _) =>
        {
            json.WriteString("seed", run.Seed.ToString(CultureInfo.InvariantCulture));
            json.WriteString("fingerprint", Figure.Hex(run.Fingerprint));
        });
        json.Objects("metrics", point.Readings, (reading, _) => Metric(json, reading));
    }

    private static void Metric(Utf8JsonWriter json, MetricReading reading)
    {
        json.WriteString("metric", reading.Metric.Name);
        json.WriteString("guest", reading.Guest);
        json.WriteString("statistic", reading.Statistic);
        json.WriteString("scope", reading.Scope);
        if (reading.WorstGuest is { } worst)
            json.WriteNumber("worstGuest", worst);
        json.WriteString("unit", reading.Metric.Unit);
        json.Figure("value", reading.Value);
        json.Figure("halfWidth95", reading.Estimate?.HalfWidth);
        json.Figure("low95", reading.Estimate?.Low);
        json.Figure("high95", reading.Estimate?.High);
        json.WriteBoolean("thinData", reading.ThinData);
        json.WriteString("reason", SummaryCsv.Reason(reading));
        json.WriteStartArray("values");
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
