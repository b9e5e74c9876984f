using System.Text.Json.Nodes;
using HvSim.Engine;

namespace HvSim.Scenarios.Values;

/// <summary>Times: <c>10 ms</c>, exact to the nanosecond.</summary>
internal sealed class DurationForm : ValueForm<Duration>
{
    private static readonly UnitTable Units = new(
        "time",
        "10 ms",
        [new("ns", 1), new("us", 1_000), new("ms", 1_000_000), new("s", 1_000_000_000),
            new("min", 60_000_000_000), new("h", 3_600_000_000_000)],
        [("sec", "s"), ("second", "s"), ("seconds", "s"), ("msec", "ms"), ("usec", "us"), ("\u00b5s", "us"), ("\u03bcs", "us"),
            ("m", "min"), ("minute", "min"), ("minutes", "min"), ("hour", "h"), ("hours", "h"), ("hr", "h")]);

    public override string Dimension => "time";

    public override string Example => Units.Example;

    public override Reading<Duration> Read(string text)
    {
        var (number, unit, fault) = Units.Split(text);
        if (fault is not null)
        {
            return new(default, "", fault);
        }
        if (Math.Abs(number) > long.MaxValue / unit.Size)
        {
            return Reading<Duration>.Bad($"{Wording.Quote(text)} is longer than can be simulated",
                "The longest time is 292 years.");
        }
        var nanoseconds = number * unit.Size;
        if (nanoseconds != decimal.Truncate(nanoseconds))
        {
            return Reading<Duration>.Bad($"{Wording.Quote(text)} is finer than a nanosecond", "Round it to whole nanoseconds.");
        }
        var value = Duration.FromNanoseconds((long)nanoseconds);
        return new(value, value.ToString(), null);
    }

    public override JsonObject Describe(string? minimum, string? maximum) =>
        new() { ["type"] = "string", ["pattern"] = Units.Pattern };
}
