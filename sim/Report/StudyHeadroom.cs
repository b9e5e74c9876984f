using HvSim.Experiments;

namespace HvSim.Report;

/// <summary>The headroom that a search shows.</summary>
internal static class StudyHeadroom
{
    private const string ByDefault = "default";

    /// <summary>The headroom, or null where nothing was searched for or no number is shown to keep every limit.</summary>
    public static Headroom? Of(Study study)
    {
        if (study.Result.Overload is not { LastPass: { } pass, Outcome: not OverloadOutcome.Interrupted } overload
            || AxisNumber.Of(pass.Coordinates[0].Value) is not { } answer)
            return null;
        var counts = GuestAxis.Counts(study.Axes[0]);
        // A number of guests by default is nobody's number; any other value is in force, whoever gave it.
        var inForce = study.Loaded.Effective.FirstOrDefault(v => v.Path == study.Axes[0] && !(counts && v.Origin == ByDefault));
        var present = inForce is null ? null : AxisNumber.Of(inForce.Text);
        return new Headroom(
            answer.Size,
            overload is { Outcome: OverloadOutcome.NeverBreaks, Undecided.Count: 0 },
            present?.Unit == answer.Unit ? present?.Size : null,
            counts && study.Cluster is { } cluster ? ClusterRoom.Of((long)answer.Size, cluster.Hosts, cluster.Lost) : null)
        {
            Unit = answer.Unit,
            IsFalling = IsFalling(study),
        };
    }

    private static bool IsFalling(Study study) => study.Loaded.Scenario.Sweep?.Axes is [{ Values: [var first, .., var last] }]
        && AxisNumber.Of(first)?.Size > AxisNumber.Of(last)?.Size;
}
