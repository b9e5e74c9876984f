using System.CommandLine;
using HvSim.Import;
using HvSim.Import.Checking;
using HvSim.Import.Perfmon;
using HvSim.Import.Writing;
using HvSim.Report.Files;
using HvSim.Scenarios;

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
            Description = "Processors of a machine whose log has only their total; others keep what is logged [default: 1].",
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
        var check = new Option<bool>("--check")
        {
            Description = "Simulate the logged period of a Hyper-V host, and lay simulated beside logged counters.",
        };
        var jobs = new Option<string>("--jobs", "-j") { Description = "Replications of --check at a time.", HelpName = "number" };
        var target = new ImportTarget("perfmon", world);
        var command = new Command("perfmon", "Logs of Performance Monitor, of Windows or Hyper-V, and of esxtop.")
        {
            logs, processors, memory, dates, check, jobs,
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
            var workers = SharedOptions.ReadWorkers(parsed.GetValue(jobs));
            var checks = parsed.GetValue(check);
            if (checks && target.MakesClasses(parsed))
                throw new UsageException("--check compares guest by guest, which classes have lost; leave --classes out.");
            ImportedLoad? load = null;
            LoggedCounters? logged = null;
            var (written, folder) = target.Write(
                parsed, () => load = PerfmonImport.Read(files, options),
                scenario => logged = checks ? new LoggedPeriod(files, options).Means(scenario) : null);
            if (logged is not null)
                Check(logged, load!.Interval, written, folder, workers, world);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Check(
        LoggedCounters logged, TimeSpan interval, WrittenScenario written, string folder, int workers, Surroundings world)
    {
        var loaded = ScenarioFile.Load(Path.Combine(folder, written.Files[0].Path), []);
        if (loaded.Loaded is not { } scenario)
            throw new InputException(loaded.Problems);
        world.Output.Flush();
        world.Error.WriteLine($"simulating the logged period, {LogCheck.Replications} replications");
        var counters = new LogCheck(scenario.Scenario, guest => written.Members[guest][0])
            .Against(logged, interval, workers, world.Cancellation);
        WholeFile.Write(Path.Combine(folder, CheckText.FileName), CheckText.Csv(counters));
        world.Output.Write(CheckText.Table(counters));
        world.Output.WriteLine();
        world.Output.WriteLine(
            $"Intervals are 95 % over {LogCheck.Replications} replications. Every guest: {CheckText.FileName}.");
    }

    private static bool IsDayFirst(string order) => order switch
    {
        "day-first" => true,
        "month-first" => false,
        _ => throw new UsageException($"--dates takes day-first, month-first; '{order}' is none of them."),
    };
}
