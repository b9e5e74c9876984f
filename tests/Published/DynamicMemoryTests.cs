using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Published;

/// <summary>Friedman's case of Dynamic Memory: who keeps what, who grows, whose pressure is lower.</summary>
public sealed class DynamicMemoryTests
{
    private static readonly RunResult Run = Execute();

    [Fact]
    public void HungryGuest_GrowsByAllThatOthersCanGive()
    {
        var soaker = Guest("soaker");

        Assert.Equal(12 * 1024, Run.Host.Memory.TotalMib);
        Assert.InRange(Run.Host.Memory.AvailableMib, 0, 64);
        Assert.InRange(soaker.HeldMib, 6_000, 8_192);
        Assert.True(soaker.Pressure > 100);
    }

    [Fact]
    public void IdleGuests_GoDownToTheirMinimum()
    {
        Assert.Equal(2_048, Guest("high-minimum").HeldMib);
        Assert.InRange(Guest("low-minimum").HeldMib, 512, 563);
    }

    /// <summary>"Much lower": by half at least.</summary>
    [Fact]
    public void HighMinimum_ShowsInAMuchLowerPressure() =>
        Assert.InRange(Guest("high-minimum").Pressure / Guest("low-minimum").Pressure, 0, 0.5);

    private static MemoryReading Guest(string name) => Run.Classes.Single(c => c.Name == name).Guests[0].Memory;

    private static RunResult Execute()
    {
        var file = Path.Combine(Repository.Root, "scenarios", "published", "dynamic-memory.yaml");
        var loaded = (LoadedScenario)ScenarioDocument.Read(file).With([]).Loaded!;
        return ScenarioRun.Execute(loaded.Scenario, 1);
    }
}
