using System.Globalization;
using HvSim.Engine;

namespace HvSim.Scenarios.Specs;

/// <summary>What kind of quantity bounds an objective.</summary>
public enum LimitKind
{
    /// <summary>A time.</summary>
    Time,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>Events per second.</summary>
    Rate,
}

/// <summary>
/// The largest value of an objective's metric that is still good: a time, a percentage, a plain number or a rate.
/// </summary>
public readonly record struct ObjectiveLimit : IComparable<ObjectiveLimit>
{
    private readonly Duration _time;
    private readonly double _number;

    private ObjectiveLimit(LimitKind kind, Duration time, double number) => (Kind, _time, _number) = (kind, time, number);

    /// <summary>What kind of quantity it is.</summary>
    public LimitKind Kind { get; }

    /// <summary>The time.</summary>
    /// <exception cref="InvalidOperationException">It is no time.</exception>
    public Duration Time => Kind == LimitKind.Time ? _time : throw new InvalidOperationException($"The limit {this} is no time.");

    /// <summary>The number; a percentage is in percent, 75 for 75 %, and a rate per second.</summary>
    /// <exception cref="InvalidOperationException">It is a time.</exception>
    public double Number =>
        Kind != LimitKind.Time ? _number : throw new InvalidOperationException($"The limit {this} is a time.");

    /// <summary>A time as a limit.</summary>
    public static implicit operator ObjectiveLimit(Duration time) => FromDuration(time);

    /// <summary>Whether the left one ranks below the right one.</summary>
    public static bool operator <(ObjectiveLimit left, ObjectiveLimit right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one ranks below the right one or with it.</summary>
    public static bool operator <=(ObjectiveLimit left, ObjectiveLimit right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one ranks above the right one.</summary>
    public static bool operator >(ObjectiveLimit left, ObjectiveLimit right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one ranks above the right one or with it.</summary>
    public static bool operator >=(ObjectiveLimit left, ObjectiveLimit right) => left.CompareTo(right) >= 0;

    /// <summary>A time as a limit.</summary>
    public static ObjectiveLimit FromDuration(Duration time) => new(LimitKind.Time, time, 0);

    /// <summary>A percentage as a limit, in percent.</summary>
    public static ObjectiveLimit FromPercent(double percent) => new(LimitKind.Percent, Duration.Zero, percent);

    /// <summary>A plain number as a limit.</summary>
    public static ObjectiveLimit FromNumber(double number) => new(LimitKind.Number, Duration.Zero, number);

    /// <summary>A rate as a limit, per second.</summary>
    public static ObjectiveLimit FromRate(double perSecond) => new(LimitKind.Rate, Duration.Zero, perSecond);

    /// <summary>Ranks limits of one kind by their size, and others by their kind.</summary>
    public int CompareTo(ObjectiveLimit other) => Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : Kind == LimitKind.Time ? _time.CompareTo(other._time)
        : _number.CompareTo(other._number);

    /// <summary>As it stands in a file: <c>50 ms</c>, <c>75 %</c>, <c>1.5</c>, <c>10 /s</c>.</summary>
    public override string ToString() => Kind switch
    {
        LimitKind.Time => _time.ToString(),
        LimitKind.Percent => _number.ToString(CultureInfo.InvariantCulture) + " %",
        LimitKind.Rate => _number.ToString(CultureInfo.InvariantCulture) + " /s",
        _ => _number.ToString(CultureInfo.InvariantCulture),
    };
}
