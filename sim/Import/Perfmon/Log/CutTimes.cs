using System.Globalization;

namespace HvSim.Import.Perfmon;

/// <summary>
/// Times of a log that were cut, as a spreadsheet cuts them to the minute: several rows share one, and stand for equal parts of
/// the time after it.
/// </summary>
/// <param name="Unit">What times were cut to.</param>
/// <param name="RowsOfATime">Rows that share a time on average.</param>
internal sealed record CutTimes(TimeSpan Unit, double RowsOfATime)
{
    /// <summary>Where no more than this share of times is repeated, repeated rows are strays.</summary>
    private const double MostStrays = 0.25;

    private const double LongestStep = 1.5;

    /// <summary>Time between two rows.</summary>
    public TimeSpan Interval => Unit / RowsOfATime;

    /// <summary>What the report says.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture,
        $"times are cut to {Unit.TotalSeconds:0.###} s, and {RowsOfATime:0.##} rows share one on average; ")
        + "they are spread evenly over the time to the next one";

    /// <summary>Whether and how times were cut; null where each row has its own, but for strays.</summary>
    /// <param name="runs">Numbers of rows in a row that share a time.</param>
    /// <param name="step">Usual time between two different times.</param>
    public static CutTimes? Of(IReadOnlyList<int> runs, TimeSpan step)
    {
        var repeated = runs.Count(rows => rows > 1);
        if (runs.Sum() - runs.Count < 2 || repeated <= MostStrays * runs.Count)
            return null;
        // The log may begin and end within a unit.
        return new CutTimes(step, runs.Count > 2 ? runs.Skip(1).SkipLast(1).Average() : runs.Max());
    }

    /// <summary>The time of a row.</summary>
    /// <param name="cut">Its time in the log.</param>
    /// <param name="index">Its place among those that share it, from 0.</param>
    /// <param name="count">How many do.</param>
    /// <param name="before">The time before; null where there is none.</param>
    public DateTime At(DateTime cut, int index, int count, DateTime? before)
    {
        if (count >= RowsOfATime - 1)
            return cut + (Unit * index / count);
        // Too few for all of the unit: logging began or ended within it.
        var begins = before is not { } last || cut <= last || cut - last > Unit * LongestStep;
        return begins ? cut + Unit - (Interval * (count - index)) : cut + (Interval * index);
    }
}
