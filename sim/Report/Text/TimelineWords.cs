using System.Globalization;
using HvSim.Models;
using HvSim.Models.Observing;
using HvSim.Scenarios.Results;

namespace HvSim.Report.Text;

/// <summary>How a timeline names what it shows, and what it lacks.</summary>
public static class TimelineWords
{
    /// <summary>Why the window ends before it was to end; null where it does not.</summary>
    public static string? Cut(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var asked = timeline.AskedTo - timeline.From;
        var shown = timeline.To - timeline.From;
        if (timeline.IsCut)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"the window ends after {shown} instead of {asked}: a timeline holds {timeline.MostAllowed} spans at most");
        }
        return shown < asked ? $"the window ends after {shown} instead of {asked}: the run ends there" : null;
    }

    internal static string Of(ProcessorActivity activity) => activity switch
    {
        ProcessorActivity.Idle => "idle",
        ProcessorActivity.WaitsForMemory => "stands still for memory",
        ProcessorActivity.WaitsForDevice => "stands still for a device",
        ProcessorActivity.Ready => "ready",
        ProcessorActivity.Capped => "held back by its limit",
        ProcessorActivity.Running => "running",
        ProcessorActivity.SpinsForLock => "spinning for a lock",
        ProcessorActivity.SpinsForKernelLock => "spinning for the kernel lock",
        ProcessorActivity.SpinsForFlush => "spinning for a flush",
        _ => "spinning for others",
    };

    /// <summary>A transfer waits in the guest's queue only when it is done and its handler has not run.</summary>
    internal static string Of(ResponsePart stage) => stage switch
    {
        ResponsePart.GuestQueue => "completion in the guest",
        _ => Words.OfPart(Words.Hyphenated(stage.ToString())),
    };
}
