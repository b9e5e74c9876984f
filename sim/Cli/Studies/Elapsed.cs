using System.Globalization;

namespace HvSim.Cli.Studies;

/// <summary>Time that the user waited, or will.</summary>
internal static class Elapsed
{
    private const double SecondsPerMinute = 60;

    /// <summary><c>4.2 s</c> or <c>3 min 20 s</c>.</summary>
    public static string Text(TimeSpan time) => time.TotalSeconds < SecondsPerMinute
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");
}
