using System.CommandLine;
using HvSim.Cli.Importing;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim import</c>: monitoring data, and a report of what became of them.</summary>
internal static class ImportVerb
{
    public static Command Command(Surroundings world) => new("import", "Reads monitoring data.")
    {
        PerfmonCommand.Command(world),
    };
}
