using HvSim.Experiments;
using Xunit;

namespace HvSim.Tests.Experiments;

/// <summary>The verdict on the memory of a host of 64 GiB, of which 40 % are 25.6.</summary>
public sealed class MemoryVerdictTests
{
    [Theory]
    [InlineData(25.7, 60, 0, false, HostHealth.OverProvisioned)]
    [InlineData(25.5, 60, 0, false, HostHealth.EfficientlyProvisioned)]
    [InlineData(40, 60, 0, true, HostHealth.EfficientlyProvisioned)]
    [InlineData(40, 83.4, 0, false, HostHealth.OverProvisioned)]    // all of a buffer of 20 %; the counter shows 83
    [InlineData(40, 84, 0, false, HostHealth.Strained)]
    [InlineData(40, 100, 0, false, HostHealth.Strained)]
    [InlineData(40, 101, 0, false, HostHealth.OverCommitted)]
    [InlineData(40, 60, 1, false, HostHealth.OverCommitted)]
    public void Verdict_GoesByWhatIsAvailable_ByPressure_AndByPaging(
        double availableGib, double pressure, long pages, bool atMaximum, HostHealth expected)
    {
        var point = FakeMemory.Point(
            FakeMemory.Scenario(1), availableGib, FakeMemory.Guest(0, pressure, pages, atMaximum: atMaximum));
        Assert.Equal(expected, point.MemoryVerdict!.Health);
    }

    [Fact]
    public void Verdict_TellsItsEvidence()
    {
        var guests = Enumerable.Range(0, 2).Select(index => FakeMemory.Guest(index, 90, atMaximum: true)).ToArray();
        Assert.Equal("15.6 of 64 GiB available on average, mean pressure 90.0 % (above 83 %), 2 guests at maximum",
            FakeMemory.Point(FakeMemory.Scenario(2), 15.6, guests).MemoryVerdict!.Evidence);
        Assert.Equal("32 of 64 GiB available on average (50.0 %, above 40 %), mean pressure 60.0 %",
            FakeMemory.Point(FakeMemory.Scenario(1), 32, FakeMemory.Guest(0, 60)).MemoryVerdict!.Evidence);
    }

    [Fact]
    public void GuestThatDidNotStart_MakesItOverCommitted() => Assert.Equal(HostHealth.OverCommitted,
        FakeMemory.Point(FakeMemory.Scenario(1), 40, FakeMemory.Guest(0, 0, started: false)).MemoryVerdict!.Health);

    [Fact]
    public void HostWithoutMemory_HasNoVerdictOnIt()
    {
        var scenario = Fake.Scenario();
        Assert.Null(PointSummary.Of([], scenario,
            [Fake.Run(scenario, 1, _ => [10]), Fake.Run(scenario, 2, _ => [10])]).MemoryVerdict);
    }
}
