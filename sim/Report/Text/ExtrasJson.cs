using System.Text.Json;
using HvSim.Experiments.Scaling;
using HvSim.Experiments.Sensitivity;
using HvSim.Report.Files;

namespace HvSim.Report.Text;

/// <summary>What a study says beside its points and the overload point: headroom, curves, sensitivity and advice.</summary>
internal static class ExtrasJson
{
    public static void Write(Utf8JsonWriter json, Study study)
    {
        Headroom(json, study);
        json.Objects("scaling", ScalingCurves.Of(study.Loaded.Scenario, study.Points), (curve, _) => Curve(json, curve));
        Sensitivity(json, study.Result.Sensitivity);
        AdviceJson.Write(json, study.Result.Advice);
    }

    private static void Headroom(Utf8JsonWriter json, Study study)
    {
        if (StudyHeadroom.Of(study) is not { } headroom)
        {
            json.WriteNull("headroom");
            return;
        }
        json.WriteStartObject("headroom");
        json.WriteNumber("answer", headroom.Answer);
        json.WriteString("unit", headroom.Unit);
        json.WriteBoolean("isAtLeast", headroom.IsAtLeast);
        json.Figure("inFile", headroom.InFile);
        json.Figure("room", headroom.Room);
        json.Figure("roomPercent", headroom.RoomPercent);
        if (headroom.Cluster is { } cluster)
        {
            json.WriteStartObject("cluster");
            json.WriteNumber("hosts", cluster.Hosts);
            json.WriteNumber("hostsLost", cluster.Lost);
            json.WriteNumber("survivorsHoldAtMost", cluster.Total);
            json.WriteNumber("perHost", cluster.PerHost);
            json.WriteNumber("perHostAfterLoss", cluster.PerHostAfter);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("cluster");
        }
        json.WriteEndObject();
    }

    private static void Curve(Utf8JsonWriter json, ScalingCurve curve)
    {
        json.WriteString("guest", curve.Guest);
        json.Figure("fromGuests", curve.From);
        json.Figure("toGuests", curve.To);
        json.WriteString("caveat", "descriptive only: depends on the range and is no capacity");
        json.WriteString("kneeOf", curve.KneeOf);
        json.Figure("kneeGuests", curve.Knee);
        json.WriteString("kneeReason", curve.KneeReason);
        json.Figure("uslGammaPerSecond", curve.Fit?.Gamma);
        json.Figure("uslSigma", curve.Fit?.Sigma);
        json.Figure("uslKappa", curve.Fit?.Kappa);
        json.Figure("uslRSquared", curve.Fit?.RSquared);
        json.Figure("uslPeakGuests", curve.Fit?.Peak);
        json.WriteString("uslReason", curve.FitReason.Length > 0 ? curve.FitReason
            : curve.Fit is { Peak: null } ? "no peak" : "");
    }

    private static void Sensitivity(Utf8JsonWriter json, SensitivityAnswer? answer)
    {
        if (answer is null)
        {
            json.WriteNull("sensitivity");
            return;
        }
        json.WriteStartObject("sensitivity");
        json.WriteString("subject", Words.Hyphenated(answer.Subject.ToString()));
        json.WriteString("axis", answer.Axis);
        json.WriteString("metric", answer.MetricTitle);
        json.WriteString("metricAt", answer.MetricAt);
        json.WriteNumber("points", answer.Points);
        json.WriteBoolean("interrupted", answer.Interrupted);
        json.WriteStartObject("inForce");
        Reading(json, answer.Base);
        json.WriteEndObject();
        json.Objects("parameters", answer.Rows, (row, _) =>
        {
            json.WriteString("path", row.Parameter.Path);
            json.WriteString("value", row.Parameter.Value);
            json.WriteString("source", row.Parameter.Source);
            json.Figure(answer.Axis.Length > 0 ? "answerSpanPlaces" : "metricSpan", row.Span);
            if (answer.Axis.Length > 0)
                json.Figure("metricSpan", row.MetricSpan);
            End(json, "low", row.Parameter.Low, row.Low);
            End(json, "high", row.Parameter.High, row.High);
        });
        json.WriteEndObject();
    }

    private static void End(Utf8JsonWriter json, string name, SensitivityEnd? end, SensitivityReading? reading)
    {
        if (end is null || reading is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("value", end.Value);
        Reading(json, reading);
        json.WriteEndObject();
    }

    private static void Reading(Utf8JsonWriter json, SensitivityReading reading)
    {
        json.WriteString("answer", reading.Position is < 0 ? "none" : reading.AxisValue);
        json.WriteBoolean("isAtEndOfAxis", reading.IsAtEnd);
        json.Figure("metricValue", reading.Metric?.Value);
        json.Figure("metricLow95", reading.Metric?.Estimate?.Low);
        json.Figure("metricHigh95", reading.Metric?.Estimate?.High);
        json.WriteString("reason", reading.Reason);
    }
}
