using HvSim.Experiments;
using HvSim.Report.Text;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Scenarios;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>
/// Ten guests on eight processors, each busy with 1 for a tenth of its trace and 0.1 else, all at the same time: their 95th
/// percentiles and that of their sum are 10, so that nine tenths of the processors hold seven.
/// </summary>
public sealed class SizingTextTests
{
    private const string Path = "guests.early.count";

    [Fact]
    public void Search_OverTheNumberOfAllGuests_SaysWhatAddingUpSays() => Assert.StartsWith(
        "By adding up, 90 % of 8 processors hold 7 early guests by the sum of the 95th percentiles of their traces and 7 early "
            + "guests by the 95th percentile of their sum.",
        SizingWords.AtAnswer(Path, Answer(TracedDemandTests.EarlyGuests(10))), StringComparison.Ordinal);

    /// <summary>What the axis does not count would be counted with it.</summary>
    [Fact]
    public void Search_OverAClassBesideOthers_SaysNothing() => Assert.Empty(
        SizingWords.AtAnswer(
            Path, Answer(TracedDemandTests.EarlyGuests(10), TracedDemandTests.EarlyGuests(1) with { Name = "other" })));

    [Fact]
    public void Run_SaysWhatTheSimulatedTimeAsksFor() => Assert.Contains(
        "the 95th percentiles of the guests' traces are 10.0 (125.0 %) of 8 processors",
        SizingWords.Of(Point([TracedDemandTests.EarlyGuests(10)])), StringComparison.Ordinal);

    private static OverloadAnswer Answer(params GuestSpec[] guests) =>
        FabricatedStudies.Answer(OverloadOutcome.Found, Point(guests), null);

    private static PointResult Point(GuestSpec[] guests) => FabricatedPoints.Steady(
        10, p95: 20, half: 1, busy: 50, wait: 0, HostHealth.EfficientlyProvisioned, TracedDemandTests.Scenario(guests));
}
