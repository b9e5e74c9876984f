using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Checks;

/// <summary>Warns of values that somebody wrote and that the chosen scheduler does not know.</summary>
internal static class IdleKeys
{
    /// <param name="section">Where they stand.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="scheduler">What does not know them.</param>
    /// <param name="problems">Where the warnings go.</param>
    public static void WarnWritten(BoundSection? section, ScalarKey[] keys, string scheduler, ProblemList problems)
    {
        foreach (var key in keys)
        {
            if (section?.Find(key) is BoundScalar { IsWritten: true } value && value.Text != key.Default)
            {
                problems.Warn(value.Place, value.Path, ProblemCode.Conflict,
                    $"{scheduler} does not know '{key.Key}', so that it does nothing", "Leave it out, or choose another scheduler.");
            }
        }
    }
}
