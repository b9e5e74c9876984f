using HvSim.Experiments;

namespace HvSim.Report.Text;

/// <summary>Classes of guests whose number of virtual processors does not suit their work.</summary>
internal static class GuestWords
{
    private const int MostClasses = 3;
    private const string OfGuests = "more virtual processors, not another host, would help";
    private const string OnlyARun = "how much longer requests take then, only a run with fewer tells";
    private const string OfHost = "the host has no processors to spare for more virtual ones, either";

    /// <summary>What a single run says of them; nothing of classes that have what they need.</summary>
    public static IEnumerable<string> Of(PointResult point)
    {
        foreach (var guests in With(point, GuestHealth.UnderProvisioned, "are under-provisioned", Cure(point)))
            yield return guests;
        foreach (var guests in With(
            point, GuestHealth.OverProvisioned, "are over-provisioned by what they use on average", OnlyARun))
        {
            yield return guests;
        }
    }

    private static IEnumerable<string> With(PointResult point, GuestHealth health, string are, string then)
    {
        var verdicts = point.GuestVerdicts.Where(one => one.Health == health).ToList();
        if (verdicts.Count <= MostClasses)
            return verdicts.Select(one => $"Guests of {one.Guest} {are}: {one.Evidence}; {then}.");
        return
        [
            $"Guests of {verdicts.Count} classes {are}; {then}. {verdicts[0].Guest}: {verdicts[0].Evidence}. The others are "
                + $"{Lists.And([.. verdicts.Skip(1).Select(one => one.Guest)])}; "
                + "answer.json has the figures of each.",
        ];
    }

    /// <summary>Classes that are under-provisioned where a search found its answer; empty where there are none.</summary>
    public static string AtAnswer(string path, OverloadAnswer answer)
    {
        foreach (var point in new[] { answer.LastPass, answer.FirstFail ?? answer.LikelyFail }.OfType<PointResult>())
        {
            var under = point.GuestVerdicts.Where(one => one.Health == GuestHealth.UnderProvisioned).ToList();
            if (under.Count > 0)
            {
                var classes = under.Select(one => $"{one.Guest} ({one.Evidence})").ToList();
                var at = AxisName.Value(path, point.Coordinates[0].Value);
                return $"Under-provisioned at {at}: {Lists.And(classes)}; {Cure(point)}.";
            }
        }
        return "";
    }

    /// <summary>
    /// Where the host's processors are busy, more virtual ones only wait for them. The verdict on the host says nothing of that
    /// where a guest alone has no steady state.
    /// </summary>
    private static string Cure(PointResult point) =>
        point.Reading(MetricCatalog.LpBusy.Name, "", Statistic.Mean)?.Value > VerdictThresholds.StrainedAbove.Value
            ? OfHost
            : OfGuests;

    /// <summary>The verdict in full.</summary>
    public static string Health(GuestHealth health) => health switch
    {
        GuestHealth.OverProvisioned => "over-provisioned",
        GuestHealth.EfficientlyProvisioned => "efficiently provisioned",
        GuestHealth.UnderProvisioned => "under-provisioned",
        _ => throw new ArgumentOutOfRangeException(nameof(health), health, "No such verdict."),
    };
}
