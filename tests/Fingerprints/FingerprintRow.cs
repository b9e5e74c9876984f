using System.Globalization;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;
using HvSim.Tests.Scenarios;

namespace HvSim.Tests.Fingerprints;

/// <summary>A short run of a shipped scenario, and the order of its events.</summary>
/// <param name="Scenario">The file, from the root of the repository.</param>
/// <param name="Overrides">What makes the run short, as on the command line, with semicolons between.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Outcome">Number of events and their fingerprint, as in the file.</param>
internal sealed record FingerprintRow(string Scenario, string Overrides, ulong Seed, string Outcome)
{
    public const string Header = "scenario,overrides,seed,events,fingerprint";

    /// <summary>What is set in a row that did not exist before; a better choice may be written into the file.</summary>
    private const string UsualOverrides = "run.duration=2 s;run.warmup=500 ms";

    /// <summary>What is set instead where only batch work runs, which has no warm-up.</summary>
    private const string OverridesOfBatches = "run.duration=2 s";

    public static FingerprintRow New(string scenario)
    {
        var hasWarmup = ScenarioFile.Load(Repository.File(scenario), [new Override("run.warmup", "500 ms")]).IsValid;
        return new FingerprintRow(scenario, hasWarmup ? UsualOverrides : OverridesOfBatches, 1, ",");
    }

    public static FingerprintRow Parse(string line)
    {
        var cells = line.Split(',');
        if (cells.Length != Header.Split(',').Length)
        {
            throw new InvalidOperationException($"This is not a row of {Header}: {line}");
        }
        var seed = ulong.Parse(cells[2], CultureInfo.InvariantCulture);
        return new FingerprintRow(cells[0], cells[1], seed, $"{cells[3]},{cells[4]}");
    }

    /// <summary>The row with what a run yields now.</summary>
    public FingerprintRow Run()
    {
        var overrides = Overrides.Split(';').Select(text => Override.TryParse(text, out var change)
            ? change
            : throw new InvalidOperationException($"{Scenario}: '{text}' is not path=value."));
        var result = ScenarioFile.Load(Repository.File(Scenario), [.. overrides]);
        var loaded = result.Loaded ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
        var run = ScenarioRun.Execute(loaded.Scenario, Seed);
        return this with { Outcome = string.Create(CultureInfo.InvariantCulture, $"{run.Events},{run.Fingerprint:x16}") };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scenario},{Overrides},{Seed},{Outcome}");
}
