using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>Says why a key cannot stand in a section, and which one was most likely meant.</summary>
internal static class UnknownKey
{
    public static Fault Explain(Section section, string key)
    {
        foreach (var future in section.Future)
        {
            if (future.Key == key)
            {
                return new(ProblemCode.NotModelled, $"'{key}' is not modelled yet", future.Cure);
            }
        }
        return new(ProblemCode.UnknownKey, "unknown key", Suggest(section, key));
    }

    private static string Suggest(Section section, string key)
    {
        foreach (var misplaced in section.Misplaced)
        {
            if (misplaced.Key == key)
            {
                return misplaced.Cure;
            }
        }
        if (Spelling.Nearest(key, section.Keys) is { } nearest)
        {
            return $"Did you mean '{nearest}'?";
        }
        foreach (var child in section.Children.OfType<Section>())
        {
            if (Spelling.Nearest(key, child.Keys) is { } inner)
            {
                return $"Did you mean '{child.Key}.{inner}'?";
            }
        }
        return $"Keys that can stand here: {string.Join(", ", section.Keys)}.";
    }
}
