using HvSim.Experiments;
using HvSim.Report.Text;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>What is said of guests that have too few virtual processors depends on what the host has.</summary>
public sealed class GuestTextTests
{
    /// <summary>A guest that alone has no steady state makes its host over-committed, whatever the processors do.</summary>
    [Theory]
    [InlineData(75, "more virtual processors, not another host, would help.")]
    [InlineData(76, "the host has no processors to spare for more virtual ones, either.")]
    public void MoreVirtualProcessors_AreRecommended_WhereTheHostHasSome(double busy, string cure)
    {
        var point = FabricatedPoints.Steady(8, p95: 20, half: 1, busy, wait: 0, HostHealth.OverCommitted) with
        {
            GuestVerdicts = [new GuestVerdict("web", GuestHealth.UnderProvisioned, "all are busy")],
        };
        Assert.Equal($"Guests of web are under-provisioned: all are busy; {cure}", Assert.Single(GuestWords.Of(point)));
    }

    [Fact]
    public void Guest_ThatCouldSpareAProcessor_IsNotSaidToBeServedAsWellWithout()
    {
        var point = FabricatedPoints.Steady(8, p95: 20, half: 1, busy: 50, wait: 0, HostHealth.EfficientlyProvisioned) with
        {
            GuestVerdicts = [new GuestVerdict("web", GuestHealth.OverProvisioned, "little wanted")],
        };
        Assert.EndsWith("only a run with fewer tells.", Assert.Single(GuestWords.Of(point)), StringComparison.Ordinal);
    }

    /// <summary>Of an imported host with a class for each machine.</summary>
    [Fact]
    public void ManyClasses_OfOneVerdict_AreToldInOneSentence()
    {
        var point = FabricatedPoints.Steady(40, p95: 20, half: 1, busy: 50, wait: 0, HostHealth.EfficientlyProvisioned) with
        {
            GuestVerdicts = [.. Enumerable.Range(1, 12)
                .Select(i => new GuestVerdict($"vm-{i}", GuestHealth.OverProvisioned, $"{i} %"))],
        };
        var text = Assert.Single(GuestWords.Of(point));
        Assert.StartsWith("Guests of 12 classes are over-provisioned by what they use on average;", text);
        Assert.EndsWith(
            "vm-1: 1 %. The others are vm-2, vm-3, vm-4, vm-5, vm-6, vm-7, vm-8 and 4 more; "
                + "answer.json has the figures of each.",
            text);
    }

    [Fact]
    public void Search_NamesClassesThatLackProcessors_WithoutRepeatingWhatItCounts()
    {
        var pass = FabricatedPoints.Steady(31, 33, 1.2, 71, 52, HostHealth.Strained) with
        {
            GuestVerdicts =
            [
                new GuestVerdict("web", GuestHealth.UnderProvisioned, "invented"),
                new GuestVerdict("sql", GuestHealth.EfficientlyProvisioned, "well"),
                new GuestVerdict("mail", GuestHealth.UnderProvisioned, "too"),
            ],
        };
        var answer = FabricatedStudies.Answer(OverloadOutcome.Found, pass, pass);

        Assert.StartsWith("Under-provisioned at 31 web guests: web (invented) and mail (too);",
            GuestWords.AtAnswer("guests.web.count", answer), StringComparison.Ordinal);
    }
}
