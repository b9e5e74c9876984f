using System.Text.Json;
using HvSim.Experiments;
using HvSim.Experiments.Advice;
using HvSim.Report.Files;
using HvSim.Scenarios;

namespace HvSim.Report.Text;

/// <summary>What gives next and which change would move most, for programs; null where it was not asked for.</summary>
internal static class AdviceJson
{
    public static void Write(Utf8JsonWriter json, AdviceAnswer? advice)
    {
        if (advice is null)
        {
            json.WriteNull("advice");
            return;
        }
        json.WriteStartObject("advice");
        json.WriteNumber("points", advice.Points);
        json.WriteBoolean("interrupted", advice.Interrupted);
        Next(json, advice.Next);
        Changes(json, advice.Changes);
        json.WriteEndObject();
    }

    private static void Next(Utf8JsonWriter json, NextLimit? next)
    {
        if (next is null)
        {
            json.WriteNull("next");
            return;
        }
        json.WriteStartObject("next");
        json.WriteString("reason", next.Reason);
        json.WriteString("unlimited", next.First.Resource);
        Values(json, next.First.Values);
        Place(json, "lastKept", next.Answer?.LikelyPass);
        Place(json, "firstBroken", next.Answer?.FirstFail ?? next.Answer?.LikelyFail);
        json.WriteBoolean("noLater", next.IsNoLater);
        json.WriteString("brokenLimit", next.Answer?.BrokenLimit ?? "");
        json.WriteString("guest", next.Answer?.Bottleneck?.Guest ?? "");
        json.WriteString("part", next.Answer?.Bottleneck is { } bottleneck ? Words.Hyphenated(bottleneck.Part.ToString()) : "");
        json.WriteString("resource", next.Answer?.Bottleneck is { } known ? BottleneckWords.Resource(known) : "");
        json.WriteEndObject();
    }

    private static void Changes(Utf8JsonWriter json, ChangeAnswer changes)
    {
        json.WriteStartObject("changes");
        json.WriteString("reason", changes.Reason);
        Place(json, "at", changes.At);
        json.WriteString("metric", changes.MetricTitle);
        json.WriteString("objective", changes.Objective is { } objective ? Wording.Objective(objective) : "");
        json.Figure("confidence", changes.Confidence);
        json.Objects("tried", changes.Effects, (effect, _) =>
        {
            json.WriteString("change", effect.Change.Name);
            Values(json, effect.Change.Values);
            json.WriteString("state", Words.Hyphenated(effect.Point.State.ToString()));
            json.Figure("before", effect.Metric?.Base.Value);
            json.Figure("after", effect.Reading?.Value);
            json.Figure("difference", effect.Metric?.Difference?.Mean);
            json.Figure("low", effect.Metric?.Difference?.Low);
            json.Figure("high", effect.Metric?.Difference?.High);
            json.WriteBoolean("thinData", effect.Metric is { ThinData: true });
            json.WriteBoolean("helps", effect.Helps);
            json.WriteString("kept", effect.Kept is { } kept ? Words.Hyphenated(kept.ToString()) : "");
            json.WriteBoolean("breaksAnother", effect.BreaksAnother);
        });
        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, IReadOnlyList<Override> values) => json.Objects("values", values, (one, _) =>
    {
        json.WriteString("path", one.Path);
        json.WriteString("value", one.Value);
    });

    private static void Place(Utf8JsonWriter json, string name, PointResult? point) =>
        json.WriteString(name, point is { Coordinates: [var axis] } ? axis.Value : "");
}
