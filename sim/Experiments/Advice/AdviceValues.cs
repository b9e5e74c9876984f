using System.Globalization;
using HvSim.Engine;
using HvSim.Scenarios;

namespace HvSim.Experiments.Advice;

/// <summary>Values of a scenario as they would stand in its file, by path.</summary>
internal static class AdviceValues
{
    private const string Origin = "advice";
    private const long BytesPerMib = 1 << 20;
    private const double BytesPerKilobyte = 1e3;
    private const double BitsPerByte = 8;
    private const double BitsPerMegabit = 1e6;

    public static Override Set(string path, string value) => new(path, value) { Origin = Origin };

    public static Override Set(string path, long value) => Set(path, value.ToString(CultureInfo.InvariantCulture));

    public static Override SetTime(string path, Duration value) => Set(path, $"{Text(value.Nanoseconds)} ns");

    public static Override SetPercent(string path, double fraction) => Set(path, $"{Text(100 * fraction)} %");

    /// <summary>A size, rounded up to whole MiB.</summary>
    public static Override SetSize(string path, double bytes) => Set(path, $"{Text(Math.Ceiling(bytes / BytesPerMib))} MiB");

    public static Override SetBandwidth(string path, double bytesPerSecond) =>
        Set(path, $"{Text(Math.Round(bytesPerSecond / BytesPerKilobyte))} KB/s");

    public static Override SetBitRate(string path, double bytesPerSecond) =>
        Set(path, $"{Text(Math.Round(bytesPerSecond * BitsPerByte / BitsPerMegabit))} Mbps");

    public static Override SetRate(string path, double perSecond) => Set(path, $"{Text(perSecond)} /s");

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
        [.. values.Select(one => changed.Effective.FirstOrDefault(value => value.Path == one.Path) is { } known
            ? one with { Value = known.Text }
            : one)];

    private static string Text(double value) => ((decimal)value).ToString(CultureInfo.InvariantCulture);
}
