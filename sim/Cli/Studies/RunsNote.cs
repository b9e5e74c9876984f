using System.Globalization;
using HvSim.Experiments.Resuming;
using HvSim.Report.Files;

namespace HvSim.Cli.Studies;

/// <summary>
/// What the user is told about replications that were taken from an earlier run, or could not be kept for a later one.
/// </summary>
internal static class RunsNote
{
    public static IEnumerable<string> Of(StoredRuns runs, string folder)
    {
        if (runs.Taken > 0)
        {
            yield return $"note: {Count(runs.Taken, "was", "were")} taken from an earlier run ({folder}); "
                + "--force simulates everything anew.";
        }
        if (runs.Damaged > 0)
            yield return $"note: {Count(runs.Damaged, "was", "were")} kept in a damaged file and had to be simulated again.";
        if (runs.Fault is { } fault)
        {
            var why = WriteFault.Of(Path.Combine(folder, "*.run"), "cannot be written", fault).Message;
            yield return $"warning: {Count(runs.Unkept, "was", "were")} not kept, so that a later run has to simulate this "
                + $"again; the results do not suffer. {why}";
        }
    }

    private static string Count(int number, string one, string many) => string.Create(
        CultureInfo.InvariantCulture, $"{number} replication{(number == 1 ? $" {one}" : $"s {many}")}");
}
