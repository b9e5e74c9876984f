using HvSim.Engine;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Specs;

namespace HvSim.Tests.Support;

/// <summary>Runs a scenario's host step by step, so that a test can look at it at many instants.</summary>
internal static class Steps
{
    /// <summary>Starts the host and looks at the end of many instants at random distances, after the decisions of each.</summary>
    /// <returns>The host at the end of its run.</returns>
    public static BuiltHost Watch(Scenario scenario, ulong seed, Duration meanDistance, Action<BuiltHost> look)
    {
        var built = HostBuilder.Build(scenario, seed);
        var distances = new RandomStream(seed, "distances");
        Alarm next = default;
        next = built.Simulation.CreateAlarm("look", Look, Phase.Observe);
        next.SetNow();
        built.Start();
        built.Simulation.RunUntil(Instant.Zero + scenario.Run.Duration);
        return built;

        void Look()
        {
            look(built);
            next.SetIn(meanDistance.MultipliedBy(distances.NextExponential()));
        }
    }

    /// <summary>Starts the host and stops at every multiple of a length, with all of the instant done.</summary>
    public static BuiltHost Every(Scenario scenario, ulong seed, Duration length, Action<BuiltHost> look)
    {
        var built = HostBuilder.Build(scenario, seed);
        built.Start();
        var end = Instant.Zero + scenario.Run.Duration;
        for (var at = Instant.Zero; at <= end && !built.Simulation.IsStopped; at += length)
        {
            built.Simulation.RunUntil(at);
            look(built);
        }
        return built;
    }
}
