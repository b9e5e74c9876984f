using HvSim.Engine;
using HvSim.Report;
using HvSim.Report.Files;
using HvSim.Report.Perfmon;
using HvSim.Report.Text;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;

namespace HvSim.Cli.Studies;

/// <summary>
/// Files that show one replication more closely. It is simulated again for them, which gives the same run: results do not depend
/// on whether somebody looks, nor on whether the replication was simulated just now.
/// </summary>
internal sealed class ObservedFiles(StudyRequest request, TextWriter error)
{
    private static readonly Duration SamplePeriod = Duration.FromSeconds(1);

    /// <summary>Refuses what means nothing for a scenario.</summary>
    public void Check(Scenario scenario)
    {
        request.Timeline?.Check(scenario.Run);
        if (request.Perfmon && scenario.Host.Hypervisor is null)
        {
            throw new UsageException(
                "--perfmon logs the counters of a hypervisor, and this host has none (host.hypervisor is none).");
        }
    }

    /// <summary>The files that were asked for; of the first replication of the only point.</summary>
    public IReadOnlyList<AskedFile> Of(Study study)
    {
        if (request.Timeline is null && !request.Perfmon)
            return [];
        if (study.Points is not [{ Scenario: { } scenario, Replications: [var first, ..] }])
        {
            error.WriteLine("note: no replication was done, so there is none to show more closely.");
            return [];
        }
        var files = new List<AskedFile>();
        if (request.Timeline is { } timeline)
            files.Add(TimelineOf(scenario, first.Seed, timeline));
        if (request.Perfmon)
        {
            files.Add(new AskedFile(
                PerfmonCsv.FileName, stream => PerfmonCsv.Write(CounterRun.Execute(scenario, first.Seed, SamplePeriod), stream)));
        }
        return files;
    }

    private AskedFile TimelineOf(Scenario scenario, ulong seed, TimelineRequest timeline)
    {
        var shown = TimelineRun.Execute(scenario, seed, Instant.Zero + (timeline.From ?? scenario.Run.Warmup), timeline.For);
        if (TimelineWords.Cut(shown) is { } cut)
            error.WriteLine($"note: {TimelineJson.FileName}: {cut}.");
        return new AskedFile(TimelineJson.FileName, stream => TimelineJson.Write(shown, scenario.Name, seed, stream));
    }
}
