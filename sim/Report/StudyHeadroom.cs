using HvSim.Experiments;

namespace HvSim.Report;

/// <summary>The headroom that a search for a number of guests shows.</summary>
internal static class StudyHeadroom
{
    private const string ByDefault = "default";

    /// <summary>The headroom, or null where no number of guests was searched for or none is sure to keep every limit.</summary>
    public static Headroom? Of(Study study)
    {
        if (study.Result.Overload is not { LastPass: { } pass, Outcome: not OverloadOutcome.Interrupted } overload
            || !GuestAxis.Counts(study.Axes[0]))
            return null;
        var answer = GuestAxis.Number(pass.Coordinates[0].Value);
        var written = study.Loaded.Effective.FirstOrDefault(v => v.Path == study.Axes[0] && v.Origin != ByDefault);
        return new Headroom(
            answer,
            overload is { Outcome: OverloadOutcome.NeverBreaks, Undecided.Count: 0 },
            written is null ? null : GuestAxis.Number(written.Text),
            study.Cluster is { } cluster ? ClusterRoom.Of(answer, cluster.Hosts, cluster.Lost) : null);
    }
}
