using HvSim.Experiments;
using HvSim.Report.Text;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>What is told of classes that lack virtual processors.</summary>
public sealed class GuestTextTests
{
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
