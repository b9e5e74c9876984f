using HvSim.Experiments;
using HvSim.Report.Text;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>The column of a sweep that holds the verdict on the host.</summary>
public sealed class HostVerdictTests
{
    private const HostHealth Over = HostHealth.OverProvisioned;
    private const HostHealth Efficient = HostHealth.EfficientlyProvisioned;

    [Theory]
    [InlineData(Over, Over, Over, "over-provisioned")]
    [InlineData(Over, Efficient, Over, "memory efficient")]
    [InlineData(Over, Over, Efficient, "I/O efficient")]
    [InlineData(Over, Efficient, Efficient, "memory efficient")]
    [InlineData(Efficient, Efficient, Efficient, "efficient")]
    [InlineData(Efficient, Over, HostHealth.Strained, "I/O strained")]
    [InlineData(HostHealth.Strained, HostHealth.OverCommitted, HostHealth.Strained, "memory over-committed")]
    [InlineData(HostHealth.Strained, Over, HostHealth.Strained, "strained")]
    [InlineData(HostHealth.Strained, null, null, "strained")]
    public void Column_HoldsTheWorstOfTheVerdicts(HostHealth processors, HostHealth? memory, HostHealth? io, string expected)
    {
        var point = FabricatedPoints.Steady(31, 33, 1.2, 71, 52, processors) with
        {
            MemoryVerdict = Of(memory),
            IoVerdict = Of(io),
        };
        var text = AnswerText.Of(FabricatedStudies.Sweep([FabricatedPoints.Steady(4, 14.9, 0.4, 18, 9, Over), point], null));

        var row = Assert.Single(text.Split('\n'), line => line.TrimStart().StartsWith("31 ", StringComparison.Ordinal)
            && line.Contains(" 71.0 ", StringComparison.Ordinal));
        Assert.EndsWith($"  {expected}", row, StringComparison.Ordinal);
    }

    private static HostVerdict? Of(HostHealth? health) => health is { } known ? new HostVerdict(known, "invented") : null;
}
