using HvSim.Scenarios;

namespace HvSim.Cli.Explaining;

/// <summary>Where a value comes from and how well it is known, in words.</summary>
internal static class ValueOrigin
{
    /// <summary><c>web-density.yaml:12</c>, or <c>default, assumed: slice-length</c>.</summary>
    public static string Of(EffectiveValue value) =>
        value.Source.Length == 0 ? value.Origin : $"{value.Origin}, {value.Evidence}: {value.Source}";

    /// <summary>The plausible range, or empty.</summary>
    public static string Plausible(EffectiveValue value) =>
        value.PlausibleLow.Length == 0 && value.PlausibleHigh.Length == 0 ? "" : $"{value.PlausibleLow} to {value.PlausibleHigh}";
}
