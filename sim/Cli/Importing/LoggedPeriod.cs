using HvSim.Import;
using HvSim.Import.Checking;
using HvSim.Import.Perfmon;
using HvSim.Import.Writing;

namespace HvSim.Cli.Importing;

/// <summary>Logs that a scenario was made of.</summary>
/// <param name="Files">The logs.</param>
/// <param name="Options">What they do not say themselves.</param>
internal sealed record LoggedPeriod(IReadOnlyList<string> Files, PerfmonOptions Options)
{
    /// <summary>Their counters over the time that a scenario simulates.</summary>
    public LoggedCounters Means(WrittenScenario written)
    {
        try
        {
            return CounterMeans.OfLogs(Files, Options, written.Start, written.Length);
        }
        catch (ImportException refusal)
        {
            throw new InputException(refusal.Problems);
        }
    }
}
