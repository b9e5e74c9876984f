using System.Globalization;

namespace HvSim.Import.Perfmon;

/// <summary>Puts the local times of several logs on one axis.</summary>
/// <param name="Origin">Start of the earliest log.</param>
/// <param name="IsUniversal">Whether times are universal, because every log states its zone.</param>
internal sealed record LogClock(DateTime Origin, bool IsUniversal)
{
    /// <summary>The axis of these logs.</summary>
    public static LogClock Of(IReadOnlyList<LogProfile> profiles, ReportDraft report)
    {
        var isUniversal = profiles.All(profile => profile.Header.Mark.Bias is not null);
        var clock = new LogClock(default, isUniversal);
        foreach (var profile in profiles.Where(profile => profile.Header.Mark.Bias is null))
            report.Assume($"{profile.Source.ShortName}: no time zone is stated; times are taken as they stand");
        if (!isUniversal && profiles.Count > 1)
            report.Assume("all logs are in one time zone, because not every log states its own");
        return clock with { Origin = profiles.Min(profile => clock.On(profile, profile.Start)) };
    }

    /// <summary>A local time of a log on the axis.</summary>
    public DateTime On(LogProfile profile, DateTime local) =>
        IsUniversal ? local.AddMinutes(profile.Header.Mark.Bias ?? 0) : local;

    /// <summary>How a log's local times differ from universal time, in words.</summary>
    public static string Zone(LogProfile profile)
    {
        if (profile.Header.Mark.Bias is not { } bias)
            return "local time";
        var offset = TimeSpan.FromMinutes(Math.Abs(bias));
        return string.Create(CultureInfo.InvariantCulture, $@"UTC{(bias > 0 ? '-' : '+')}{offset:hh\:mm}");
    }
}
