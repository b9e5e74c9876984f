using HvSim.Engine;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Run;

/// <summary>One replication: a pure function of scenario and seed.</summary>
public static class ScenarioRun
{
    /// <summary>Time bins of a run: enough to see a warm-up or a growing backlog.</summary>
    private const int BinsPerRun = 200;

    /// <summary>Builds the host, runs it through the warm-up and the window, and reads both ends of the window.</summary>
    /// <param name="scenario">A valid scenario.</param>
    /// <param name="seed">Seed of this replication.</param>
    public static RunResult Execute(Scenario scenario, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var built = HostBuilder.Build(scenario, seed);
        var simulation = built.Simulation;
        var bins = new BinReader(built);
        var warmupEnds = Instant.Zero + scenario.Run.Warmup;
        var binLength = scenario.Run.Duration / BinsPerRun;
        HostReading? opening = scenario.Run.Warmup == Duration.Zero ? new HostReading(built) : null;

        built.Start();
        for (var bin = 1; bin <= BinsPerRun && !simulation.IsStopped; bin++)
        {
            var end = bin == BinsPerRun ? Instant.Zero + scenario.Run.Duration : Instant.Zero + (binLength * bin);
            if (opening is null && warmupEnds <= end)
            {
                simulation.RunUntil(warmupEnds);
                opening = new HostReading(built);
            }
            simulation.RunUntil(end);
            bins.Close();
        }

        opening ??= new HostReading(built);
        var closing = new HostReading(built);
        return new RunResult
        {
            Seed = seed,
            Fingerprint = simulation.Fingerprint,
            Events = simulation.EventCount,
            Window = closing.WindowSince(opening),
            Finished = !built.Batches.IsUnderWay,
            Classes = closing.ClassesSince(opening),
            Host = closing.HostSince(opening),
            Series = new TimeSeries(binLength, bins.Bins),
        };
    }
}
