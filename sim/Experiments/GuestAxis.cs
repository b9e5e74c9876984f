using System.Globalization;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>An axis that counts guests.</summary>
public static class GuestAxis
{
    private const string MixTotal = "mix.total";

    /// <summary>Whether values of the path count guests.</summary>
    public static bool Counts(string path) => path == MixTotal || ClassOf(path) is not null;

    /// <summary>The class whose guests the path counts, or null.</summary>
    public static string? ClassOf(string path) =>
        path is not null && path.Split('.') is ["guests", var name, "count"] ? name : null;

    /// <summary>The classes that the axis makes more of.</summary>
    public static IReadOnlyList<string> Counted(string path, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return ClassOf(path) is { } name
            ? [name]
            : [.. (scenario.Mix?.Shares ?? []).Where(share => share.Share > 0).Select(share => share.Guest)];
    }

    /// <summary>A value of such an axis.</summary>
    public static long Number(string value) => long.Parse(value, CultureInfo.InvariantCulture);
}
