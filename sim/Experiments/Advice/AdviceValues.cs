using System.Globalization;
using HvSim.Engine;
using HvSim.Scenarios;

namespace HvSim.Experiments.Advice;

/// <summary>Values of a scenario as they would stand in its file, by path.</summary>
internal static class AdviceValues
{
    private const string Origin = "advice";
    private const long BytesPerMib = 1 << 20;
    private const long BytesPerGib = 1 << 30;
    private const double BitsPerByte = 8;

    // The scenario tells every bandwidth in this unit.
    private const string SmallUnit = "B/s";

    private static readonly (double Size, string Prefix)[] Decimal = [(1e9, "G"), (1e6, "M"), (1e3, "K")];

    public static Override Set(string path, string value) => new(path, value) { Origin = Origin };

    public static Override Set(string path, long value) => Set(path, value.ToString(CultureInfo.InvariantCulture));

    public static Override SetTime(string path, Duration value) => Set(path, $"{Text(value.Nanoseconds)} ns");

    public static Override SetPercent(string path, double fraction) => Set(path, $"{Text(100 * fraction)} %");

    /// <summary>A size, rounded up to whole GiB, or MiB where it is smaller than that.</summary>
    public static Override SetSize(string path, double bytes) => Set(path, bytes < BytesPerGib
        ? $"{Text(Math.Ceiling(bytes / BytesPerMib))} MiB"
        : $"{Text(Math.Ceiling(bytes / BytesPerGib))} GiB");

    public static Override SetBandwidth(string path, double bytesPerSecond) => Set(path, $"{InUnit(bytesPerSecond)}B/s");

    public static Override SetBitRate(string path, double bytesPerSecond) => Set(path, $"{InUnit(bytesPerSecond * BitsPerByte)}bps");

    public static Override SetRate(string path, double perSecond) => Set(path, $"{Text(perSecond)} /s");

    public static Override SetRatePerMinute(string path, double perSecond) => Set(path, $"{Text(60 * perSecond)} /min");

    /// <summary>Whether a value is in force under that path.</summary>
    public static bool Has(LoadedScenario loaded, string path) => loaded.Effective.Any(value => value.Path == path);

    /// <summary>Path of the keys of a guest class.</summary>
    public static string Guest(string name) => $"guests.{name}";

    /// <summary>Path of the keys of one of its disks.</summary>
    public static string Disk(LoadedScenario loaded, string guest, string disk)
    {
        var only = $"{Guest(guest)}.disk";
        return Has(loaded, $"{only}.path") ? only : $"{Guest(guest)}.disks.{disk}";
    }

    /// <summary>The changes in the spelling that the scenario gives them.</summary>
    public static IReadOnlyList<Override> Spelled(LoadedScenario changed, IReadOnlyList<Override> values) =>
        [.. values.Select(one => changed.Effective.FirstOrDefault(value => value.Path == one.Path) is { Unit: not SmallUnit } known
            ? one with { Value = known.Text }
            : one)];

    /// <summary>The largest unit in which it is a whole number, or thousands.</summary>
    private static string InUnit(double value)
    {
        var (size, prefix) = Decimal.FirstOrDefault(unit => value % unit.Size == 0, Decimal[^1]);
        return $"{Text(Math.Round(value / size))} {prefix}";
    }

    private static string Text(double value) => ((decimal)value).ToString(CultureInfo.InvariantCulture);
}
