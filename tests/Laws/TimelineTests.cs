using HvSim.Engine;
using HvSim.Models.Observing;
using HvSim.Models.Processors;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>A timeline shows every nanosecond of its window once, and looking changes nothing.</summary>
public sealed class TimelineTests
{
    [Fact]
    public void Observing_AnyHost_ChangesNoEvent() => RandomHosts.Hold(100, seed =>
    {
        var scenario = RandomHosts.Of(seed);
        var recorder = new TimelineRecorder();
        var observed = HostBuilder.Build(scenario, seed, foldsIdleTicks: true, recorder);
        recorder.Attach(observed);
        observed.Start();
        recorder.Begin(observed.Host.Partitions);
        observed.Simulation.RunUntil(Instant.Zero + scenario.Run.Duration);
        var plain = ScenarioRun.Execute(scenario, seed);

        Assert.Equal((plain.Fingerprint, plain.Events), (observed.Simulation.Fingerprint, observed.Simulation.EventCount));
        Assert.True(plain.Events == 0 || recorder.Count > recorder.Tracks.Count);
    });

    /// <summary>
    /// Spans of a track follow each other; those of a virtual processor fill the window and are as long, state by state, as its
    /// own clocks say of a host that nobody observes.
    /// </summary>
    [Fact]
    public void Spans_OfVirtualProcessors_AreTheTimesOfTheirStates() => RandomHosts.Hold(100, seed =>
    {
        var (timeline, then, now, plain) = Of(seed);
        var spans = timeline.Spans.ToLookup(span => span.Track);
        Assert.All(spans, AssertInOrder);
        var tracks = TracksOf(timeline, TrackKind.VirtualProcessor);
        Assert.Equal(plain.Host.Processors.Count, tracks.Count);
        for (var i = 0; i < tracks.Count; i++)
        {
            Duration Spent(params ProcessorActivity[] activities) =>
                Sum(spans[tracks[i]].Where(span => activities.Contains((ProcessorActivity)span.What)));
            Assert.Equal(now[i].Idle - then[i].Idle, Spent(ProcessorActivity.Idle));
            Assert.Equal(now[i].Ready - then[i].Ready, Spent(ProcessorActivity.Ready));
            Assert.Equal(now[i].Capped - then[i].Capped, Spent(ProcessorActivity.Capped));
            Assert.Equal(timeline.To - timeline.From, Sum(spans[tracks[i]]));
        }
    });

    /// <summary>With what a logical processor is idle or stranded, its spans add up to the window.</summary>
    [Fact]
    public void Spans_OfLogicalProcessors_AreTheirBusyTime() => RandomHosts.Hold(100, seed =>
    {
        var scenario = RandomHosts.Of(seed);
        var (timeline, _, _, _) = Of(seed);
        var plain = HostBuilder.Build(scenario, seed);
        plain.Start();
        var then = LogicalAt(plain, timeline.From);
        var now = LogicalAt(plain, timeline.To);
        var spans = timeline.Spans.ToLookup(span => span.Track);
        var tracks = TracksOf(timeline, TrackKind.LogicalProcessor);
        for (var i = 0; i < tracks.Count; i++)
        {
            var rest = (now[i] - then[i]).Idle + (now[i] - then[i]).Stranded;
            Assert.Equal(timeline.To - timeline.From, Sum(spans[tracks[i]]) + rest);
        }
    });

    [Fact]
    public void Spans_BeyondTheMost_EndTheWindowBefore() => RandomHosts.Hold(20, seed =>
    {
        var (whole, _, _, _) = Of(seed);
        var most = whole.Tracks.Count + (whole.Spans.Count() / 2);
        var cut = TimelineRun.Execute(RandomHosts.Of(seed), seed, whole.From, whole.To - whole.From, most);

        Assert.InRange(cut.Spans.Count(), 0, most);
        Assert.Equal(cut.IsCut, cut.To < whole.To);
        foreach (var track in TracksOf(cut, TrackKind.VirtualProcessor))
            Assert.Equal(cut.To - cut.From, Sum(cut.Spans.Where(span => span.Track == track)));
    });

    private static (Timeline Timeline, ProcessorReading[] Then, ProcessorReading[] Now, BuiltHost Plain) Of(ulong seed)
    {
        var scenario = RandomHosts.Of(seed);
        // Readings at the borders of the window are those of whole nanoseconds, whatever lies there.
        var from = Instant.Zero + scenario.Run.Duration.MultipliedBy(0.31);
        var timeline = TimelineRun.Execute(scenario, seed, from, scenario.Run.Duration.MultipliedBy(0.37), int.MaxValue);
        var plain = HostBuilder.Build(scenario, seed);
        plain.Start();
        var then = At(plain, timeline.From);
        return (timeline, then, At(plain, timeline.To), plain);
    }

    private static ProcessorReading[] At(BuiltHost built, Instant at)
    {
        built.Simulation.RunUntil(at);
        return [.. built.Host.Processors.Select(processor => new ProcessorReading(processor, at))];
    }

    private static ProcessorTimes[] LogicalAt(BuiltHost built, Instant at)
    {
        built.Simulation.RunUntil(at);
        return [.. built.Host.Machine.Processors.ToArray().Select(processor => processor.Read(at))];
    }

    private static List<int> TracksOf(Timeline timeline, TrackKind kind) =>
        [.. timeline.Tracks.Index().Where(one => one.Item.Kind == kind).Select(one => one.Index)];

    private static void AssertInOrder(IEnumerable<TimelineSpan> spans)
    {
        var end = Instant.Zero;
        foreach (var span in spans)
        {
            Assert.True(end <= span.Start && span.Start < span.End, $"{span} after {end}");
            end = span.End;
        }
    }

    private static Duration Sum(IEnumerable<TimelineSpan> spans) =>
        spans.Aggregate(Duration.Zero, (sum, span) => sum + (span.End - span.Start));
}
