using HvSim.Experiments;
using static HvSim.Experiments.VerdictThresholds;

namespace HvSim.Report.Text;

/// <summary>What the verdict on the host means beside the objectives.</summary>
internal static class HostWords
{
    /// <summary>Why a point keeps its objectives although its host is strained or worse; empty where it is not.</summary>
    /// <param name="place">The point in words.</param>
    /// <param name="point">A point that keeps every objective.</param>
    public static string BesidesObjectives(string place, PointResult point) =>
        Alarms(point) is { Count: > 0 } alarms
            ? $"At {place} the objectives are still kept, though {Lists.And(alarms)}."
            : "";

    private static List<string> Alarms(PointResult point)
    {
        var alarms = new List<string>();
        if (point.State != PointState.Steady)
            return alarms;
        if (point.HostVerdict is { Health: HostHealth.Strained or HostHealth.OverCommitted } host)
            alarms.Add($"the host is {RunWords.Health(host.Health)} by the usual alarm levels: {host.Evidence}");
        if (point.MemoryVerdict is { Health: HostHealth.Strained or HostHealth.OverCommitted } memory)
            alarms.Add($"the host's memory is {RunWords.Health(memory.Health)}: {memory.Evidence}");
        if (point.IoVerdict is { Health: HostHealth.Strained or HostHealth.OverCommitted } io)
            alarms.Add($"the host's I/O is {RunWords.Health(io.Health)}: {io.Evidence}");
        return alarms;
    }

    /// <summary>
    /// What the columns of the host hold, and by which thresholds that of verdicts goes; nothing where there are none.
    /// </summary>
    public static IEnumerable<string> Legend(Study study)
    {
        if (study.Points.Any(p => p.Readings.Count > 0))
            yield return "LP busy: logical processors not idle: guest, root, hyp(ervisor); the rest wakes from idle states.";
        var stranded = SweepTables.HasStranded(study);
        if (stranded)
            yield return "Stranded: idle, and free for nobody, since the core's other thread is busy.";
        if (study.IsSweep && study.Points.Any(p => p is { State: PointState.Steady, HostVerdict: not null }))
        {
            yield return $"Host verdict: over-provisioned below {EfficientFrom.Value} % busy{(stranded ? " or stranded" : "")}, "
                + $"strained above {StrainedAbove.Value} % or {StrainedWait.Value} us of CPU wait per dispatch, "
                + $"over-committed above {OverCommittedAbove.Value} % or {OverCommittedWait.Value} us.";
            if (study.Points.Any(p => p.MemoryVerdict is not null))
            {
                yield return $"Of memory, where that is worse: over-provisioned with more than {OverProvisionedMemory.Value} % "
                    + $"available and no guest at its maximum, strained above {StrainedPressure.Value} % of mean pressure, "
                    + $"over-committed above {OverCommittedPressure.Value} % or where a guest pages.";
            }
            if (study.Points.Any(p => p.IoVerdict is not null))
            {
                yield return $"Of I/O, where that is worse: over-provisioned where nothing is {EfficientStage.Value} % busy, "
                    + $"strained above {StrainedRoot.Value} % of a root virtual processor or a stage, "
                    + $"{StrainedDiskLatency.Value} ms of a disk or {StrainedWire.Value} % of a wire, over-committed above "
                    + $"{OverCommittedRoot.Value} %, {OverCommittedDiskLatency.Value} ms or {OverCommittedWire.Value} %.";
            }
        }
    }
}
