using HvSim.Engine;
using HvSim.Report;
using HvSim.Report.Files;
using HvSim.Report.Text;
using HvSim.Scenarios.Run;

namespace HvSim.Cli.Studies;

/// <summary>
/// Files that show one replication more closely. It is simulated again for them, which gives the same run: results do not depend on
/// whether somebody looks, nor on whether the replication was simulated just now.
/// </summary>
internal sealed class ObservedFiles(StudyRequest request, TextWriter error)
{
    /// <summary>The files that were asked for; of the first replication of the only point.</summary>
    public IReadOnlyList<AskedFile> Of(Study study)
    {
        if (request.Timeline is not { } timeline)
            return [];
        if (study.Points is not [{ Scenario: { } scenario, Replications: [var first, ..] }])
        {
            error.WriteLine($"note: no replication was done, so there is no {TimelineJson.FileName}.");
            return [];
        }
        var from = Instant.Zero + (timeline.From ?? scenario.Run.Warmup);
        var shown = TimelineRun.Execute(scenario, first.Seed, from, timeline.For);
        if (TimelineWords.Cut(shown) is { } cut)
            error.WriteLine($"note: {TimelineJson.FileName}: {cut}.");
        return [new AskedFile(TimelineJson.FileName, stream => TimelineJson.Write(shown, scenario.Name, first.Seed, stream))];
    }
}
