using System.CommandLine;

namespace HvSim.Cli;

/// <summary>The options that running and sweeping share; accepted before and after the file.</summary>
/// <param name="makesAxes">Whether the verb takes ranges and lists.</param>
internal sealed class StudyOptions(bool makesAxes = true)
{
    public Option<string[]> Set { get; } = SharedOptions.Set(makesAxes);

    public Option<string> Find { get; } = new("--find")
    {
        Description = "Search for the density at which a limit breaks (overload), or simulate every point (none).",
        HelpName = "overload|none",
    };

    public Option<bool> Sensitivity { get; } = new("--sensitivity")
    {
        Description = "Ask again at both ends of the range of each assumed value, and say which moves the answer most.",
    };

    public Option<bool> Advise { get; } = new("--advise")
    {
        Description = "Also find what gives next, by a second search with what gives first made unlimited, and which single "
            + "change would move most what breaks, by runs with each; of a run only the latter.",
    };

    public Option<string> Hosts { get; } = new("--hosts")
    {
        Description = "Number of such hosts: say how many guests each may hold so that the others can hold them when it is lost.",
        HelpName = "number",
    };

    public Option<string> Survive { get; } = new("--survive")
    {
        Description = "Hosts that may be lost at a time, fewer than --hosts [default: 1].",
        HelpName = "number",
    };

    public Option<string> Out { get; } = new("--out")
    {
        Description = "Folder for the results [default: results/<scenario name> for what the file asks for; "
            + "-run, -sweep or -compare appended for what it does not].",
        HelpName = "dir",
    };

    public Option<string> Seed { get; } = new("--seed")
    {
        Description = "Master seed of all random numbers, instead of the scenario's.",
        HelpName = "number",
    };

    public Option<string> Workers { get; } = new("--jobs", "-j")
    {
        Description = "Replications at a time [default: all processors]. Results do not depend on it.",
        HelpName = "number",
    };

    public Option<string> Budget { get; } = new("--budget")
    {
        Description = "Stop, and say so, when simulating takes longer than this by the clock on the wall, such as '5 min'; "
            + "or none [default: the scenario's run.budget].",
        HelpName = "time",
    };

    public Option<string> Format { get; } = SharedOptions.Format("text, json, csv or markdown");

    public Option<bool> NoProgress { get; } = new("--no-progress") { Description = "No progress line, even on a terminal." };

    public Option<bool> Force { get; } = new("--force")
    {
        Description = "Use the result folder even if something else is in it, and simulate anew what an earlier run finished.",
    };

    public Option<bool> FailOnSlo { get; } = new("--fail-on-slo")
    {
        Description = "Exit with 10 if an objective is broken: at any point of a run or a grid; in a search only where "
            + "nothing fits at all.",
    };

    public Option<bool> Timeline { get; } = new("--timeline")
    {
        Description = "Also write timeline.json, for a trace viewer: what the host did in the first replication, "
            + "for a second after its warm-up.",
    };

    public Option<string> TimelineFrom { get; } = new("--timeline-from")
    {
        Description = "Simulated time at which the timeline begins [default: where the warm-up ends].",
        HelpName = "time",
    };

    public Option<string> TimelineFor { get; } = new("--timeline-for")
    {
        Description = "How long the timeline is [default: 1 s]; it holds a million spans at most.",
        HelpName = "time",
    };

    public Option<bool> Perfmon { get; } = new("--perfmon")
    {
        Description = "Also write perfmon.csv, a log of Hyper-V's performance counters (PDH-CSV 4.0): the first replication, "
            + "second by second.",
    };

    /// <summary>Adds the options that show a run more closely.</summary>
    public void AddObservationTo(Command command)
    {
        foreach (Option option in new Option[] { Timeline, TimelineFrom, TimelineFor, Perfmon })
            command.Options.Add(option);
    }

    /// <summary>Adds the options to a verb that neither searches nor holds points against objectives.</summary>
    public void AddToComparison(Command command)
    {
        foreach (Option option in new Option[] { Set, Out, Seed, Workers, Budget, Format, NoProgress, Force })
            command.Options.Add(option);
    }

    /// <summary>Adds the options to a verb; those of a search only where there can be one.</summary>
    public void AddTo(Command command, bool canSearch)
    {
        command.Options.Add(Set);
        if (canSearch)
        {
            foreach (Option option in new Option[] { Find, Sensitivity, Hosts, Survive })
                command.Options.Add(option);
        }
        foreach (Option option in new Option[] { Advise, Out, Seed, Workers, Budget, Format, NoProgress, Force, FailOnSlo })
            command.Options.Add(option);
    }
}
