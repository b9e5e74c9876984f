using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Checks;

/// <summary>Warns of values that somebody wrote and that nothing in the scenario acts on.</summary>
internal static class IdleKeys
{
    /// <summary>Warns of what the chosen scheduler does not know.</summary>
    /// <param name="section">Where they stand.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="scheduler">What does not know them.</param>
    /// <param name="problems">Where the warnings go.</param>
    public static void WarnWritten(BoundSection? section, ScalarKey[] keys, string scheduler, ProblemList problems)
    {
        foreach (var key in keys)
        {
            Warn(section, key, $"{scheduler} does not know '{key.Key}'", "Leave it out, or choose another scheduler.", problems);
        }
    }

    /// <summary>Warns of what has nothing to act on.</summary>
    /// <param name="section">Where they stand.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="why">Why they do nothing.</param>
    /// <param name="cure">What to do.</param>
    /// <param name="problems">Where the warnings go.</param>
    public static void WarnWritten(BoundSection? section, ScalarKey[] keys, string why, string cure, ProblemList problems)
    {
        foreach (var key in keys)
        {
            Warn(section, key, why, cure, problems);
        }
    }

    private static void Warn(BoundSection? section, ScalarKey key, string why, string cure, ProblemList problems)
    {
        if (section?.Find(key) is BoundScalar { IsWritten: true } value && value.Text != key.Default)
        {
            problems.Warn(value.Place, value.Path, ProblemCode.Conflict, $"{why}, so that it does nothing", cure);
        }
    }
}
