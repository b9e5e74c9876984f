using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>The mean that holds where none is written; assumed.</summary>
/// <param name="Value">The mean.</param>
/// <param name="Low">Low end of the range within which it may lie.</param>
/// <param name="High">High end of that range.</param>
/// <param name="Source">Key in docs/SOURCES.md.</param>
internal sealed record UsualTime(string Value, string Low, string High, string Source);

/// <summary>A random time: a mean alone, or a mean with its variation. Each use has keys of its own.</summary>
internal sealed class TimeLawSchema
{
    private const double LeastVariation = 0.1;

    public TimeLawSchema(string key, string description, Presence presence, UsualTime? usual = null)
    {
        Mean = new("mean", Forms.Time)
        {
            Description = $"{description} This is its mean.",
            Presence = usual is null ? Presence.Required : Presence.Optional,
            Default = usual?.Value,
            Minimum = "0 ns",
            IsAboveMinimum = true,
            Maximum = "24 h",
            Evidence = usual is null ? Evidence.Setting : Evidence.Assumed,
            Source = usual?.Source ?? SourceKeys.ExperimentDesign,
            PlausibleLow = usual?.Low,
            PlausibleHigh = usual?.High,
        };
        Cv = new("cv", Forms.Number)
        {
            Description = "Standard deviation over mean: 0 is constant, 1 exponential.",
            Default = "1",
            Minimum = "0",
            Maximum = "10",
            Evidence = Evidence.Assumed,
            Source = SourceKeys.ExponentialTimes,
            PlausibleLow = "0.5",
            PlausibleHigh = "2",
            Rule = (_, cv) => cv is > 0 and < LeastVariation
                ? new Fault(ProblemCode.OutOfRange, "a variation above 0 must be at least 0.1",
                    "Write 0 for a constant time, or 0.1 to 10.")
                : null,
        };
        Law = new Section(key, Mean, Cv) { Description = description, Presence = presence, Shorthand = Mean };
    }

    public ScalarKey<Duration> Mean { get; }

    public ScalarKey<double> Cv { get; }

    public Section Law { get; }
}
