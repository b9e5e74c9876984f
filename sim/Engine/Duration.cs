using System.Globalization;

namespace HvSim.Engine;

/// <summary>
/// A length of simulated time in whole nanoseconds; it may be negative. Up to 292 years either way. Arithmetic throws
/// <see cref="OverflowException"/> instead of wrapping.
/// </summary>
public readonly record struct Duration : IComparable<Duration>
{
    internal const long NanosecondsPerSecond = 1_000_000_000;

    private Duration(long nanoseconds) => Nanoseconds = nanoseconds;

    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>The longest duration, 292 years.</summary>
    public static Duration MaxValue => new(long.MaxValue);

    /// <summary>The length in nanoseconds.</summary>
    public long Nanoseconds { get; }

    /// <summary>The length in seconds, rounded to the nearest double.</summary>
    public double Seconds => Nanoseconds / (double)NanosecondsPerSecond;

    /// <summary>A duration of so many nanoseconds.</summary>
    public static Duration FromNanoseconds(long nanoseconds) => new(nanoseconds);

    /// <summary>A duration of so many seconds, rounded half to even to a whole nanosecond.</summary>
    /// <exception cref="ArgumentException">The value is not a number.</exception>
    /// <exception cref="OverflowException">The value is longer than <see cref="MaxValue"/> either way.</exception>
    public static Duration FromSeconds(double seconds) => FromRoundedNanoseconds(seconds * NanosecondsPerSecond);

    /// <summary>The shorter (more negative) of two durations.</summary>
    public static Duration Min(Duration left, Duration right) => left <= right ? left : right;

    /// <summary>The longer of two durations.</summary>
    public static Duration Max(Duration left, Duration right) => left >= right ? left : right;

    /// <summary>This duration times a factor, rounded half to even to a whole nanosecond. Exact up to 104 days.</summary>
    /// <exception cref="ArgumentException">The factor is not a number.</exception>
    /// <exception cref="OverflowException">The product is longer than <see cref="MaxValue"/> either way.</exception>
    public Duration MultipliedBy(double factor) => FromRoundedNanoseconds(Nanoseconds * factor);

    /// <summary>The sum of two durations.</summary>
    public static Duration operator +(Duration left, Duration right) => new(left.Nanoseconds + right.Nanoseconds);

    /// <summary>The difference of two durations.</summary>
    public static Duration operator -(Duration left, Duration right) => new(left.Nanoseconds - right.Nanoseconds);

    /// <summary>The same length in the other direction.</summary>
    public static Duration operator -(Duration duration) => new(-duration.Nanoseconds);

    /// <summary>The duration repeated a whole number of times.</summary>
    public static Duration operator *(Duration duration, long times) => new(duration.Nanoseconds * times);

    /// <summary>The duration repeated a whole number of times.</summary>
    public static Duration operator *(long times, Duration duration) => new(duration.Nanoseconds * times);

    /// <summary>One of so many equal parts; the remainder is dropped (towards zero).</summary>
    /// <exception cref="DivideByZeroException">There are no parts.</exception>
    public static Duration operator /(Duration duration, long parts) => new(duration.Nanoseconds / parts);

    /// <summary>How many times the right duration fits into the left one; infinite or not a number when it is zero.</summary>
    public static double operator /(Duration left, Duration right) => left.Nanoseconds / (double)right.Nanoseconds;

    /// <summary>Whether the left duration is shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether the left duration is shorter or the same.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether the left duration is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether the left duration is longer or the same.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Nanoseconds >= right.Nanoseconds;

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The exact length in the largest unit that fits: <c>250 ns</c>, <c>1.5 ms</c>, <c>90 s</c>.</summary>
    public override string ToString()
    {
        // Negative throughout, because the most negative length has no positive counterpart.
        var size = Nanoseconds < 0 ? Nanoseconds : -Nanoseconds;
        return size switch
        {
            > -1_000 => InUnit(1, "ns"),
            > -1_000_000 => InUnit(1_000, "us"),
            > -NanosecondsPerSecond => InUnit(1_000_000, "ms"),
            _ => InUnit(NanosecondsPerSecond, "s"),
        };
    }

    private string InUnit(long unit, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)Nanoseconds / unit:0.#########} {name}");

    private static Duration FromRoundedNanoseconds(double nanoseconds)
    {
        // 2^63 itself is the first double too large for a long.
        if (Math.Abs(nanoseconds) < 9_223_372_036_854_775_808.0)
        {
            return new Duration(unchecked((long)Math.Round(nanoseconds, MidpointRounding.ToEven)));
        }

        throw double.IsNaN(nanoseconds)
            ? new ArgumentException("A duration cannot be made from a value that is not a number.", nameof(nanoseconds))
            : new OverflowException(string.Create(CultureInfo.InvariantCulture,
                $"A duration of {nanoseconds:R} ns is longer than the longest, {MaxValue}."));
    }
}
