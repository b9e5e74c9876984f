using System.Globalization;
using HvSim.Experiments.Comparison;
using HvSim.Report.Comparison;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;

namespace HvSim.Cli.Comparing;

/// <summary>What a command line asks to be compared, read and found to be valid.</summary>
internal sealed record Contenders
{
    /// <summary>The base.</summary>
    public required LoadedScenario Base { get; init; }

    /// <summary>How the base is spoken of.</summary>
    public required string BaseWords { get; init; }

    /// <summary>Who owns the result folder.</summary>
    public required string Owner { get; init; }

    /// <summary>Name of the result folder where the user names none.</summary>
    public required string DefaultFolder { get; init; }

    /// <summary>What is simulated.</summary>
    public required ComparisonPlan Plan { get; init; }

    /// <summary>The alternatives as they are reported.</summary>
    public required IReadOnlyList<ContenderText> Alternatives { get; init; }

    /// <summary>Alternatives of one file.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="document">The file.</param>
    /// <param name="overrides">What the command line changes, for all of them.</param>
    /// <param name="names">The alternatives that are wanted; all where there is none.</param>
    public static Contenders OfOne(
        string file, ScenarioDocument document, IReadOnlyList<Override> overrides, IReadOnlyList<string> names)
    {
        var result = document.With(overrides);
        var loaded = result.Loaded ?? throw new InputException(result.Problems);
        if (FaultsOf(result, names) is { Length: > 0 } faults)
            throw new InputException(faults);
        var known = loaded.Scenario.Alternatives;
        if (known.Count == 0)
        {
            throw new UsageException($"{file} has no alternatives. Add a section such as "
                + "'alternatives: { short-slice: { host.hypervisor.slice: 5 ms } }', or name a second file to compare with.");
        }
        foreach (var name in names)
        {
            if (known.All(one => one.Name != name))
                throw new UsageException($"{file} has no alternative '{name}'. It has {AndList(known)}.");
        }
        var chosen = known.Where(one => names.Count == 0 || names.Contains(one.Name)).ToArray();
        LoadResult Load(string name) => name == AlternativeSpec.Base
            ? result
            : document.With([.. overrides, .. known.Single(one => one.Name == name).Changes]);
        return new Contenders
        {
            Base = loaded,
            BaseWords = "the file as it stands",
            Owner = loaded.Scenario.Name,
            DefaultFolder = $"{loaded.Scenario.Name}-compare",
            Plan = new ComparisonPlan(AlternativeSpec.Base, [.. chosen.Select(one => one.Name)], Load),
            Alternatives = [.. chosen.Select(one => new ContenderText(one.Name, one.Changes, Load(one.Name).Loaded))],
        };
    }

    /// <summary>One file against another; both have the first one's seed.</summary>
    /// <param name="first">The base, as the user named it.</param>
    /// <param name="second">The other one, as the user named it.</param>
    /// <param name="read">Reads a file.</param>
    /// <param name="overrides">What the command line changes, in both.</param>
    /// <param name="notes">Is told where the two differ in how they are measured.</param>
    public static Contenders OfTwo(
        string first, string second, Func<string, ScenarioDocument> read, IReadOnlyList<Override> overrides, TextWriter notes)
    {
        var one = read(first).With(overrides);
        var document = read(second);
        var other = document.With(overrides);
        if (!one.IsValid || !(other.IsValid || other.IsRefusedByAdmission))
            throw new InputException([.. one.Problems, .. other.Problems]);
        var seed = one.Loaded!.Scenario.Run.Seed.ToString(CultureInfo.InvariantCulture);
        if (other.Loaded is { } its && its.Scenario.Run.Seed != one.Loaded.Scenario.Run.Seed)
        {
            notes.WriteLine(
                $"note: {second} is simulated from the seed {seed} of {first}, so that both have the same random numbers.");
            other = document.With([.. overrides, new Override("run.seed", seed) { Origin = "compare" }]);
        }
        if (other.Loaded is { } loaded)
            TellDifferences(one.Loaded.Scenario.Run, loaded.Scenario.Run, second, notes);
        var (name, otherName) = Names(first, one.Loaded, second, other.Loaded);
        var pair = $"{Plain(name)}-vs-{Plain(otherName)}";
        return new Contenders
        {
            Base = one.Loaded,
            BaseWords = name,
            Owner = pair,
            DefaultFolder = pair,
            Plan = new ComparisonPlan(name, [otherName], wanted => wanted == name ? one : other),
            Alternatives = [new ContenderText(otherName, [], other.Loaded)],
        };
    }

    /// <summary>What is wrong with the alternatives that are wanted; the others are nobody's business.</summary>
    private static Problem[] FaultsOf(LoadResult result, IReadOnlyList<string> names) =>
        [.. result.Problems.Where(problem => problem is { Severity: ProblemSeverity.Error, Alternative: { Length: > 0 } name }
            && (names.Count == 0 || names.Contains(name)))];

    private static void TellDifferences(RunSpec one, RunSpec other, string second, TextWriter notes)
    {
        // A warm-up that is found is the same for both.
        var areFixed = !one.FindsWarmup && !other.FindsWarmup;
        if (one.Duration != other.Duration || (areFixed && one.Warmup != other.Warmup))
        {
            notes.WriteLine($"note: {second} has another duration or warm-up ({other.Duration}, {other.Warmup}) than the first "
                + $"file ({one.Duration}, {one.Warmup}); give both the same with --set for a fair comparison.");
        }
    }

    /// <summary>The scenarios' names; those of the files where these are the same, and the paths where these are, too.</summary>
    private static (string, string) Names(string first, LoadedScenario one, string second, LoadedScenario? other)
    {
        (string, string)[] candidates =
        [
            (one.Scenario.Name, other?.Scenario.Name ?? ""),
            (Path.GetFileNameWithoutExtension(first), Path.GetFileNameWithoutExtension(second)),
            (first, second),
        ];
        var found = candidates.FirstOrDefault(pair => pair.Item2.Length > 0 && pair.Item1 != pair.Item2);
        return found.Item1 is not null ? found
            : throw new UsageException($"{first} is compared with itself. Name another file, or add 'alternatives' to it.");
    }

    private static string Plain(string name) =>
        string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');

    private static string AndList(IReadOnlyList<AlternativeSpec> alternatives) =>
        string.Join(", ", alternatives.Select(one => one.Name));
}
