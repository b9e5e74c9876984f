namespace HvSim.Import.Perfmon;

/// <summary>A date and time of day as a log or a spreadsheet writes it, before the order of day and month is known.</summary>
/// <param name="First">First number of the date: the year, the month or the day.</param>
/// <param name="Second">Its second number.</param>
/// <param name="Third">Its third number: the year, or the day.</param>
/// <param name="Separator">What stands between them.</param>
/// <param name="OfDay">Time of day.</param>
internal readonly record struct LogTime(int First, int Second, int Third, char Separator, TimeSpan OfDay)
{
    private const int FirstYear = 1990;
    private const int LastYear = 2200;

    /// <summary>Whether day and month could be the other way round.</summary>
    public bool IsAmbiguous => !IsYearFirst && First <= 12 && Second <= 12 && First != Second;

    private bool IsYearFirst => First > 31;

    /// <summary>Reads a date with a time of day; false where the text is something else.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out LogTime time)
    {
        time = default;
        var rest = text;
        if (!Number(ref rest, out var first) || rest.IsEmpty || rest[0] is not ('/' or '.' or '-'))
            return false;
        var separator = rest[0];
        if (!Skip(ref rest, separator) || !Number(ref rest, out var second)
            || !Skip(ref rest, separator) || !Number(ref rest, out var third))
        {
            return false;
        }
        if (!rest.IsEmpty && rest[0] is not (' ' or 'T' or ','))
            return false;
        rest = rest.Trim(" ,T");
        if (!TryReadTimeOfDay(rest, out var ofDay))
            return false;
        time = new LogTime(first, second, third, separator, ofDay);
        return true;
    }

    /// <summary>The moment, with day and month in this order; null where the calendar has no such day.</summary>
    public DateTime? In(DateOrder order)
    {
        var (year, month, day) = IsYearFirst ? (First, Second, Third)
            : order == DateOrder.MonthFirst ? (Third, First, Second) : (Third, Second, First);
        if (year is >= 0 and < 100)
            year += 2000;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        return new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + OfDay;
    }

    private static bool TryReadTimeOfDay(ReadOnlySpan<char> rest, out TimeSpan ofDay)
    {
        ofDay = TimeSpan.Zero;
        if (rest.IsEmpty)
            return true;
        if (!Number(ref rest, out var hours) || !Skip(ref rest, ':') || !Number(ref rest, out var minutes))
            return false;
        var seconds = 0;
        long ticks = 0;
        if (Skip(ref rest, ':') && (!Number(ref rest, out seconds) || !Fraction(ref rest, out ticks)))
            return false;
        if (!HalfOfDay(rest.Trim(), ref hours) || hours > 23 || minutes > 59 || seconds > 59)
            return false;
        ofDay = new TimeSpan(hours, minutes, seconds) + TimeSpan.FromTicks(ticks);
        return true;
    }

    private static bool HalfOfDay(ReadOnlySpan<char> rest, ref int hours)
    {
        if (rest.IsEmpty || rest.Equals("Z", StringComparison.OrdinalIgnoreCase))
            return true;
        var isAfternoon = rest.StartsWith("p", StringComparison.OrdinalIgnoreCase);
        if ((!isAfternoon && !rest.StartsWith("a", StringComparison.OrdinalIgnoreCase)) || hours is < 1 or > 12)
            return false;
        hours = (hours % 12) + (isAfternoon ? 12 : 0);
        return true;
    }

    private static bool Fraction(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (!Skip(ref rest, '.') && !Skip(ref rest, ','))
            return true;
        var digits = 0;
        while (!rest.IsEmpty && char.IsAsciiDigit(rest[0]))
        {
            if (digits++ < 7)
                ticks = (ticks * 10) + rest[0] - '0';
            rest = rest[1..];
        }
        for (; digits is > 0 and < 7; digits++)
            ticks *= 10;
        return digits > 0;
    }

    private static bool Skip(ref ReadOnlySpan<char> rest, char mark)
    {
        if (rest.IsEmpty || rest[0] != mark)
            return false;
        rest = rest[1..];
        return true;
    }

    private static bool Number(ref ReadOnlySpan<char> rest, out int number)
    {
        number = 0;
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]) && digits <= 4)
            number = (number * 10) + rest[digits++] - '0';
        rest = rest[digits..];
        return digits is >= 1 and <= 4;
    }
}
