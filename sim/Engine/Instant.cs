using System.Globalization;

namespace HvSim.Engine;

/// <summary>
/// A point in simulated time: whole nanoseconds since the start of the run. An instant is not a <see cref="Duration"/>:
/// two instants can be subtracted, never added. Arithmetic throws <see cref="OverflowException"/> instead of wrapping.
/// </summary>
public readonly record struct Instant : IComparable<Instant>
{
    private Instant(long nanoseconds) => Nanoseconds = nanoseconds;

    /// <summary>The start of the run.</summary>
    public static Instant Zero => default;

    /// <summary>The instant that does not come: later than every other one.</summary>
    public static Instant Never => new(long.MaxValue);

    /// <summary>Nanoseconds since the start of the run; negative for an instant before it.</summary>
    public long Nanoseconds { get; }

    /// <summary>Seconds since the start of the run, rounded to the nearest double.</summary>
    public double Seconds => Nanoseconds / (double)Duration.NanosecondsPerSecond;

    /// <summary>The instant that lies so many nanoseconds after the start of the run.</summary>
    public static Instant FromNanoseconds(long nanoseconds) => new(nanoseconds);

    /// <summary>The earlier of two instants.</summary>
    public static Instant Min(Instant left, Instant right) => left <= right ? left : right;

    /// <summary>The later of two instants.</summary>
    public static Instant Max(Instant left, Instant right) => left >= right ? left : right;

    /// <summary>The instant a duration later.</summary>
    /// <exception cref="OverflowException">The result lies outside the range of an instant.</exception>
    public static Instant operator +(Instant instant, Duration duration) => new(instant.Nanoseconds + duration.Nanoseconds);

    /// <summary>The instant a duration earlier.</summary>
    /// <exception cref="OverflowException">The result lies outside the range of an instant.</exception>
    public static Instant operator -(Instant instant, Duration duration) => new(instant.Nanoseconds - duration.Nanoseconds);

    /// <summary>The time from the right instant to the left one; negative when the left one is earlier.</summary>
    /// <exception cref="OverflowException">The result lies outside the range of a duration.</exception>
    public static Duration operator -(Instant left, Instant right) =>
        Duration.FromNanoseconds(left.Nanoseconds - right.Nanoseconds);

    /// <summary>Whether the left instant is earlier.</summary>
    public static bool operator <(Instant left, Instant right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether the left instant is earlier or the same.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether the left instant is later.</summary>
    public static bool operator >(Instant left, Instant right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether the left instant is later or the same.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Nanoseconds >= right.Nanoseconds;

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The exact time in seconds, such as <c>1.000000250 s</c>; <c>never</c> for <see cref="Never"/>.</summary>
    public override string ToString() => Nanoseconds == long.MaxValue
        ? "never"
        : ((decimal)Nanoseconds / Duration.NanosecondsPerSecond).ToString("0.000000000 s", CultureInfo.InvariantCulture);
}
