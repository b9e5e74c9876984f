using System.CommandLine;
using HvSim.Scenarios;

namespace HvSim.Cli.Studies;

/// <summary>A study as the user asked for it.</summary>
internal sealed record StudyRequest
{
    private const string NoBudgetWord = "none";
    private const int MostHosts = 100_000;

    /// <summary>What to do with the scenario.</summary>
    public required StudyKind Kind { get; init; }

    /// <summary>The scenario file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Values given on the command line, the seed and the search included.</summary>
    public required IReadOnlyList<Override> Overrides { get; init; }

    /// <summary>The result folder as the user named it, or null for the default one.</summary>
    public required string? Folder { get; init; }

    /// <summary>Whether the study may take as long as it takes, whatever the scenario says.</summary>
    public required bool NoBudget { get; init; }

    /// <summary>Replications at a time.</summary>
    public required int Workers { get; init; }

    /// <summary>Form of the answer.</summary>
    public required OutputFormat Format { get; init; }

    /// <summary>Whether progress may be shown.</summary>
    public required bool Progress { get; init; }

    /// <summary>Whether a folder with something else in it is used all the same.</summary>
    public required bool Force { get; init; }

    /// <summary>Whether a broken objective is a failure.</summary>
    public required bool FailOnSlo { get; init; }

    /// <summary>Whether to ask again at the ends of the ranges of what is only assumed.</summary>
    public bool Sensitivity { get; init; }

    /// <summary>Whether to find what gives next, and which change would move most.</summary>
    public bool Advise { get; init; }

    /// <summary>Hosts, and how many of them may be lost; null where that was not asked for.</summary>
    public (int Hosts, int Lost)? Cluster { get; init; }

    /// <summary>The timeline that is to be written, or null for none.</summary>
    public TimelineRequest? Timeline { get; init; }

    /// <summary>Whether to write a log of performance counters.</summary>
    public bool Perfmon { get; init; }

    public static StudyRequest Of(ParseResult parsed, StudyOptions options, string file, StudyKind kind) => new()
    {
        Kind = kind,
        File = file,
        Overrides = ReadOverrides(parsed, options, kind),
        Folder = parsed.GetValue(options.Out) is { Length: > 0 } folder ? folder : null,
        NoBudget = parsed.GetValue(options.Budget) == NoBudgetWord,
        Workers = SharedOptions.ReadWorkers(parsed.GetValue(options.Workers)),
        Format = SharedOptions.ReadFormat(parsed.GetValue(options.Format), Enum.GetValues<OutputFormat>()),
        Progress = !parsed.GetValue(options.NoProgress),
        Force = parsed.GetValue(options.Force),
        FailOnSlo = parsed.GetValue(options.FailOnSlo),
        Timeline = kind == StudyKind.Run ? TimelineRequest.Of(parsed, options) : null,
        Perfmon = kind == StudyKind.Run && parsed.GetValue(options.Perfmon),
        Sensitivity = kind != StudyKind.Run && parsed.GetValue(options.Sensitivity),
        Advise = parsed.GetValue(options.Advise),
        Cluster = kind == StudyKind.Run ? null : ReadCluster(parsed.GetValue(options.Hosts), parsed.GetValue(options.Survive)),
    };

    /// <summary>Does it.</summary>
    public int Carry(Surroundings world) => new StudyJob(this, world).Do();

    private static Override[] ReadOverrides(ParseResult parsed, StudyOptions options, StudyKind kind)
    {
        var changes = SharedOptions.ReadOverrides(parsed.GetValue(options.Set));
        if (kind == StudyKind.Run && Array.Find(changes, SharedOptions.IsAxis) is { Path: not null } axis)
            throw new UsageException(
                $"'{parsed.CommandResult.Command.Name}' takes one value for {axis.Path}, not '{axis.Value}'. "
                + "'hvsim sweep' takes ranges and lists.");
        var all = SharedOptions.WithAxes(changes).ToList();
        if (kind != StudyKind.Run && parsed.GetValue(options.Find) is { } target)
            all.Add(new Override("sweep.find", Searched(target)));
        if (parsed.GetValue(options.Seed) is { } seed)
        {
            SharedOptions.ReadNumber("--seed", seed, 0, ulong.MaxValue);
            all.Add(new Override("run.seed", seed));
        }
        if (parsed.GetValue(options.Budget) is { } budget && budget != NoBudgetWord)
            all.Add(new Override("run.budget", budget));
        return [.. all];
    }

    private static (int Hosts, int Lost)? ReadCluster(string? hosts, string? survive)
    {
        if (hosts is null)
            return survive is null ? null : throw new UsageException("--survive needs --hosts, the number of hosts in all.");
        var count = (int)SharedOptions.ReadNumber("--hosts", hosts, 2, MostHosts);
        return (count, survive is null ? 1 : (int)SharedOptions.ReadNumber("--survive", survive, 1, (ulong)count - 1));
    }

    private static string Searched(string target) => target is "overload" or "none"
        ? target
        : throw new UsageException($"--find takes overload or none; '{target}' is neither.");
}
