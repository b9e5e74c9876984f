using System.CommandLine;
using HvSim.Engine;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Cli.Studies;

/// <summary>A timeline as the user asked for it.</summary>
/// <param name="From">Simulated time at which it is to begin; null for where the warm-up ends.</param>
/// <param name="For">How long it is to be.</param>
internal sealed record TimelineRequest(Duration? From, Duration For)
{
    private static readonly Duration Usual = Duration.FromSeconds(1);

    /// <summary>The request that the options make, or null for none.</summary>
    public static TimelineRequest? Of(ParseResult parsed, StudyOptions options)
    {
        var from = Read(parsed, options.TimelineFrom);
        var length = Read(parsed, options.TimelineFor);
        if (length is { } time && time <= Duration.Zero)
            throw new UsageException($"{options.TimelineFor.Name} takes a time above zero.");
        if (from is { } begin && begin < Duration.Zero)
            throw new UsageException($"{options.TimelineFrom.Name} takes a time of the run, from 0 s on.");
        if (parsed.GetValue(options.Timeline))
            return new TimelineRequest(from, length ?? Usual);
        return from is null && length is null
            ? null
            : throw new UsageException(
                $"{(from is null ? options.TimelineFor : options.TimelineFrom).Name} says which part of a run "
                + $"{options.Timeline.Name} shows, and means nothing without it.");
    }

    /// <summary>Refuses a beginning that no run reaches.</summary>
    public void Check(RunSpec run)
    {
        if (From is { } from && Instant.Zero + from >= Instant.Zero + run.Duration)
            throw new UsageException($"--timeline-from {from} is not within the run, which ends at {run.Duration}.");
    }

    private static Duration? Read(ParseResult parsed, Option<string> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        return TimeText.Read(text, out var time) is { } fault
            ? throw new UsageException($"{option.Name} takes a time such as '10 s': {fault}")
            : time;
    }
}
