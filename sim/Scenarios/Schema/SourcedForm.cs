using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>
/// The long form of a single value, which says how well the value is known:
/// <c>{ value: 239 ms, evidence: calibrated, source: friedman-b }</c>.
/// </summary>
internal static class SourcedForm
{
    public const string Value = "value";
    public const string Low = "low";
    public const string High = "high";

    public const string ValueDescription = "The value itself.";
    public const string LowDescription = "Low end of the range within which the value may lie; for assumed values.";
    public const string HighDescription = "High end of the range within which the value may lie; for assumed values.";

    // A value is no bare setting of the experiment once somebody says where it comes from: that fifth word is left out.
    public static readonly ScalarKey<Evidence> Evidence = new("evidence", new ChoiceForm<Evidence>(
        Word(Scenarios.Evidence.Measured), Word(Scenarios.Evidence.Published),
        Word(Scenarios.Evidence.Calibrated), Word(Scenarios.Evidence.Assumed)))
    {
        Description = "How well the value is known: measured on a real machine, published by others, calibrated so that the "
            + "simulator reproduces measurements, or assumed.",
        Presence = Presence.Required,
    };

    public static readonly ScalarKey<string> Source = new("source", Forms.Name)
    {
        Description = "Key of the source of the value, such as one of docs/SOURCES.md.",
        Presence = Presence.Required,
        Sample = "slice-length",
    };

    public static IReadOnlyList<string> Keys { get; } = [Value, Evidence.Key, Source.Key, Low, High];

    /// <summary>Whether a section has a key of this form.</summary>
    public static bool HasKeyIn(IEnumerable<string> keys) => keys.Any(Keys.Contains);

    private static (string, Evidence) Word(Evidence evidence) => (EvidenceText.Of(evidence), evidence);
}
