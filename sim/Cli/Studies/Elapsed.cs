using System.Globalization;

namespace HvSim.Cli.Studies;

/// <summary>Time that the user waited, or will.</summary>
internal static class Elapsed
{
    private const double MillisecondsUpTo = 50;
    private const double SecondsPerMinute = 60;
    private const double MinutesPerHour = 60;

    /// <summary><c>120 ms</c>, <c>4.2 s</c>, <c>3 min 20 s</c> or <c>2 h 5 min</c>.</summary>
    public static string Text(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < MillisecondsUpTo } =>
            string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.###} ms"),
        { TotalSeconds: < SecondsPerMinute } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s"),
        { TotalMinutes: < MinutesPerHour } =>
            string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h {time.Minutes} min"),
    };
}
