using System.CommandLine;

namespace HvSim.Cli;

/// <summary>The options that running and sweeping share; accepted before and after the file.</summary>
internal sealed class StudyOptions
{
    public Option<string[]> Set { get; } = SharedOptions.Set();

    public Option<string> Find { get; } = new("--find")
    {
        Description = "Search for the density at which a limit breaks (overload), or simulate every point (none).",
        HelpName = "overload|none",
    };

    public Option<string> Out { get; } = new("--out")
    {
        Description = "Folder for the results [default: results/<scenario name>; -run for the base point of a sweep].",
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
        Description = "Exit with 10 if an objective is broken at any point.",
    };

    /// <summary>Adds the options to a verb that neither searches nor holds points against objectives.</summary>
    public void AddToComparison(Command command)
    {
        foreach (Option option in new Option[] { Set, Out, Seed, Workers, Budget, Format, NoProgress, Force })
            command.Options.Add(option);
    }

    /// <summary>Adds the options to a verb; <c>--find</c> only where there can be a search.</summary>
    public void AddTo(Command command, bool canSearch)
    {
        command.Options.Add(Set);
        if (canSearch)
            command.Options.Add(Find);
        foreach (Option option in new Option[] { Out, Seed, Workers, Budget, Format, NoProgress, Force, FailOnSlo })
            command.Options.Add(option);
    }
}
