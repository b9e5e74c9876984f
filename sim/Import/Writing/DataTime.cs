using System.Globalization;

namespace HvSim.Import.Writing;

/// <summary>A time in the data in words: date and hour where the data have them, else day and hour from the beginning.</summary>
internal static class DataTime
{
    /// <summary>In words.</summary>
    /// <param name="origin">Date and hour of the beginning; null where that is not known.</param>
    /// <param name="sinceBeginning">The time.</param>
    public static string Of(DateTime? origin, TimeSpan sinceBeginning)
    {
        if (origin is { } beginning)
        {
            var zone = beginning.Kind == DateTimeKind.Utc ? " UTC" : "";
            return (beginning + sinceBeginning).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + zone;
        }
        var hour = sinceBeginning.ToString(sinceBeginning.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"day {sinceBeginning.Days + 1}, {hour} from the beginning");
    }
}
