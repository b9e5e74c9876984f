using System.CommandLine;
using HvSim.Cli.Importing;
using HvSim.Import;
using HvSim.Import.Perfmon;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim import perfmon LOG...</c>: what monitoring data say of the demand of guests.</summary>
internal static class ImportVerb
{
    private const string Perfmon = "perfmon";
    private const double Mebi = 1 << 20;
    private const ulong MostProcessors = 2048;
    private const ulong MostMebibytes = 1 << 26;

    public static Command Command(Surroundings world)
    {
        var kind = new Argument<string>("KIND") { Description = $"Kind of data: {Perfmon}." };
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
        var command = new Command("import", "Reads monitoring data: what they say of the demand of guests, and what they do not.")
        {
            kind, logs, processors, memory, dates,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetRequiredValue(kind) is var word && word != Perfmon)
                throw new UsageException($"'hvsim import' knows no kind of data '{word}'. Kinds: {Perfmon}.");
            var options = new PerfmonOptions
            {
                Processors = parsed.GetValue(processors) is { } number
                    ? (int)SharedOptions.ReadNumber("--processors", number, 1, MostProcessors) : null,
                MemoryBytes = parsed.GetValue(memory) is { } size
                    ? SharedOptions.ReadNumber("--memory", size, 1, MostMebibytes) * Mebi : null,
                DayFirst = parsed.GetValue(dates) is { } order ? IsDayFirst(order) : null,
            };
            world.Output.Write(ImportText.Of(Read([.. parsed.GetRequiredValue(logs).Select(world.PathOf)], options)));
            return ExitCode.Done;
        });
        return command;
    }

    private static ImportedLoad Read(IReadOnlyList<string> files, PerfmonOptions options)
    {
        try
        {
            return PerfmonImport.Read(files, options);
        }
        catch (ImportException refusal)
        {
            throw new InputException(refusal.Problems);
        }
    }

    private static bool IsDayFirst(string order) => order switch
    {
        "day-first" => true,
        "month-first" => false,
        _ => throw new UsageException($"--dates takes day-first, month-first; '{order}' is none of them."),
    };
}
