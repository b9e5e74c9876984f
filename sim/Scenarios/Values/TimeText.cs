using HvSim.Engine;

namespace HvSim.Scenarios.Values;

/// <summary>Times as scenarios write them, for the command line.</summary>
public static class TimeText
{
    /// <summary>Reads a text such as <c>90 s</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time, where the text is one.</param>
    /// <returns>Why it is none, and what to write instead; null where it is one.</returns>
    public static string? Read(string text, out Duration time)
    {
        var reading = Forms.Time.Read(text);
        time = reading.Value;
        return reading.Fault is { } fault ? $"{fault.Reason}. {fault.Cure}" : null;
    }
}
