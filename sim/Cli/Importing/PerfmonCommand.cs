using System.CommandLine;
using HvSim.Import.Perfmon;

namespace HvSim.Cli.Importing;

/// <summary><c>hvsim import perfmon LOG...</c>: a scenario of what logs say of guests.</summary>
internal static class PerfmonCommand
{
    private const double Mebi = 1 << 20;
    private const ulong MostProcessors = 2048;
    private const ulong MostMebibytes = 1 << 26;

    public static Command Command(Surroundings world)
    {
        var logs = new Argument<string[]>("LOG")
        {
            Description = "Logs of Performance Monitor, typeperf or esxtop -b as CSV or TSV.",
            Arity = ArgumentArity.OneOrMore,
        };
        var processors = new Option<string>("--processors")
        {
            Description = "Processors of a machine whose log has only their total [default: as the log tells, else 1].",
            HelpName = "n",
        };
        var memory = new Option<string>("--memory")
        {
            Description = "Memory of a machine whose log has only what is available, in MiB.",
            HelpName = "MiB",
        };
        var dates = new Option<string>("--dates")
        {
            Description = "Order of dates that start without the year: day-first or month-first [default: found from the dates].",
            HelpName = "order",
        };
        var target = new ImportTarget("perfmon", world);
        var command = new Command("perfmon", "Logs of Performance Monitor, of Windows or Hyper-V, and of esxtop.")
        {
            logs, processors, memory, dates,
        };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var options = new PerfmonOptions
            {
                Processors = parsed.GetValue(processors) is { } number
                    ? (int)SharedOptions.ReadNumber("--processors", number, 1, MostProcessors) : null,
                MemoryBytes = parsed.GetValue(memory) is { } size
                    ? SharedOptions.ReadNumber("--memory", size, 1, MostMebibytes) * Mebi : null,
                DayFirst = parsed.GetValue(dates) is { } order ? IsDayFirst(order) : null,
            };
            string[] files = [.. parsed.GetRequiredValue(logs).Select(world.PathOf)];
            return target.Write(parsed, () => PerfmonImport.Read(files, options));
        });
        return command;
    }

    private static bool IsDayFirst(string order) => order switch
    {
        "day-first" => true,
        "month-first" => false,
        _ => throw new UsageException($"--dates takes day-first, month-first; '{order}' is none of them."),
    };
}
