using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>
/// A guest of weight 1 has the charge of a hundred slices after one, and while a logical processor has nobody else it draws the
/// fairness of the whole host ahead with it. What the weights of the others say must hold all the same.
/// </summary>
public sealed class LoneWeightTests
{
    private const double SliceMs = 10;
    private const double AloneMs = 5_000;
    private const double WindowMs = 20_000;

    /// <summary>Where a round begins and ends, and a slice at weight 100 between the queues at both ends.</summary>
    private const double LagSlices = 4;
    private const double LagSlicesPerWeight = 2 / 100.0;

    /// <summary>
    /// The lone guest and one of the others have a logical processor each for a while; then all come. Rates from there on are
    /// those of the water-filling formula, on several hosts.
    /// </summary>
    [Theory]
    [InlineData(2, 100, 100, 200, 700)]
    [InlineData(2, 700, 100, 200, 700)]
    [InlineData(2, 200, 100, 100, 200, 200, 700, 700)]
    [InlineData(3, 100, 100, 200, 200, 700, 700)]
    [InlineData(4, 700, 100, 100, 100, 200, 200, 200, 700, 700)]
    public void Weights_BesideAGuestThatHadAProcessorToItself_Hold(int processors, int early, params int[] late)
    {
        int[] weights = [1, early, .. late];
        var guests = weights.Select((weight, i) =>
            Hosts.Guest($"g{i}", 1, i < 2 ? Hosts.Endless(1) : Late()) with { Weight = weight });
        var host = Hosts.Classic(Hosts.Machine(processors), SliceMs);

        var run = ScenarioRun.Execute(Hosts.Scenario(host, AloneMs + WindowMs, AloneMs, [.. guests]), 1);

        var exact = WaterFilling.Rates(processors, [.. weights.Select(weight => (double)weight)], [.. weights.Select(_ => 1.0)]);
        for (var i = 0; i < weights.Length; i++)
        {
            var rate = run.Classes[i].Guests[0].Processors.Running / run.Window;
            var lag = (LagSlices + (LagSlicesPerWeight * weights[i])) * SliceMs / WindowMs;
            Assert.True(Math.Abs(rate - exact[i]) <= lag, $"weight {weights[i]}: {rate:f5}, exact {exact[i]:f5} +- {lag:f5}");
        }
    }

    private static BatchWorkload Late() =>
        Hosts.Endless(1) with { Each = [Hosts.Sleep(AloneMs, 0), Hosts.Cpu(1_000_000, 0)] };
}
