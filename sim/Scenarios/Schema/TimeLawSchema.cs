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

    private static readonly string[] Nothings = ["0", "0 ns", "0 us", "0 ms", "0 s"];

    /// <summary>A law of random times.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="description">What takes the time.</param>
    /// <param name="presence">Whether it must be there.</param>
    /// <param name="usual">The mean that holds where none is written.</param>
    /// <param name="cureForNothing">What to write in the place of a mean of zero; empty for nothing special.</param>
    public TimeLawSchema(
        string key, string description, Presence presence, UsualTime? usual = null, string cureForNothing = "")
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
            RefusedWords = cureForNothing.Length == 0 ? [] :
            [
                .. Nothings.Select(word => (word, new Fault(
                    ProblemCode.OutOfRange, $"'{word}' is out of range: it must be above 0 ns", cureForNothing))),
            ],
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
