using HvSim.Engine;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Run;

/// <summary>One replication again, observed and no further than to the end of a window.</summary>
public static class TimelineRun
{
    // How often folded ticks are caught up on, and the number of spans is looked at.
    private static readonly Duration Step = Duration.FromNanoseconds(1_000_000);

    /// <summary>Runs a replication as <see cref="ScenarioRun"/> does, and writes down what happens within a window.</summary>
    /// <param name="scenario">A valid scenario.</param>
    /// <param name="seed">Seed of the replication.</param>
    /// <param name="from">Where the window begins.</param>
    /// <param name="length">How long it is to be; it ends with the run at the latest.</param>
    /// <param name="mostSpans">Where there are more spans, the window ends before.</param>
    public static Timeline Execute(
        Scenario scenario, ulong seed, Instant from, Duration length, int mostSpans = Timeline.MostSpans)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var recorder = new TimelineRecorder();
        var built = HostBuilder.Build(scenario, seed, foldsIdleTicks: true, recorder);
        recorder.Attach(built);
        var runEnds = Instant.Zero + scenario.Run.Duration;
        var askedTo = from + length;
        built.Start();
        Go(built, Instant.Min(from, runEnds));
        recorder.Begin(built.Host.Partitions);
        var begun = built.Simulation.Now;
        var (end, isCut) = Record(built, recorder, Instant.Min(askedTo, runEnds), mostSpans);
        return new Timeline
        {
            From = begun,
            To = end,
            AskedTo = askedTo,
            IsCut = isCut,
            MostAllowed = mostSpans,
            Partitions = [.. built.Host.Partitions.Select(partition => partition.Name)],
            Locks = [.. built.Host.Partitions.Select(partition => partition.LockNames)],
            Processors = [.. built.Host.Processors.Select(processor => processor.Name)],
            Spans = recorder.SpansUntil(end),
            Tracks = recorder.Tracks,
            Memory = [.. recorder.Memory.Where(step => step.At < end)],
        };
    }

    /// <summary>Records to the end, or as far as the most spans allow.</summary>
    private static (Instant End, bool IsCut) Record(BuiltHost built, TimelineRecorder recorder, Instant end, int mostSpans)
    {
        var reached = built.Simulation.Now;
        while (reached < end && !built.Simulation.IsStopped)
        {
            Go(built, Instant.Min(reached + Step, end));
            if (recorder.Count > mostSpans)
                return (reached, true);
            reached = built.Simulation.Now;
        }
        return (reached, false);
    }

    /// <summary>Runs on, and reads the processors, which catch up on folded ticks then.</summary>
    private static void Go(BuiltHost built, Instant until)
    {
        built.Simulation.RunUntil(until);
        var now = built.Simulation.Now;
        foreach (var processor in built.Host.Machine.Processors)
            processor.Read(now);
    }
}
