using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>Rates of virtual processors that are always ready: nothing is random, so that the bounds are about slices, not chance.</summary>
public sealed class ShareTests
{
    private const double SliceMs = 10;
    private const double WindowMs = 200_000;

    /// <summary>How far service may be from its ideal over a window, in slices: where a round begins and ends.</summary>
    private const double LagSlices = 4;

    /// <summary>
    /// Charges of different logical processors may differ by a slice at weight 100, at the start and at the end of the window: that many
    /// slices for each multiple of that weight.
    /// </summary>
    private const double LagSlicesPerWeight = 2 / 100.0;

    [Fact]
    public void Weights_OnOneBusyProcessor_DivideItInProportion() =>
        AssertRates([0.1, 0.2, 0.7], 1, ReserveRule.Additive, new Claim(100), new Claim(200), new Claim(700));

    [Fact]
    public void Weights_ThatAskForMoreThanAProcessor_AreFilledUpToOne() =>
        // 1000 of 1300 on two processors is more than one: it gets one, the rest share the other
        AssertRates([1, 1.0 / 3, 1.0 / 3, 1.0 / 3], 2, ReserveRule.Additive, new Claim(1000), new Claim(100), new Claim(100), new Claim(100));

    [Fact]
    public void EqualWeights_OnSeveralProcessors_GetEqualShares() =>
        AssertRates([.. Enumerable.Repeat(3.0 / 7, 7)], 3, ReserveRule.Additive, [.. Enumerable.Repeat(new Claim(100), 7)]);

    /// <summary>Any weights: the water-filling formula, on scenarios drawn once.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Weights_OfAnyKind_FollowWaterFilling(int number)
    {
        int[] weights = [50, 100, 125, 200, 500, 1000, 5000];
        var draw = new RandomStream((ulong)number, "weights");
        var processors = 1 + draw.NextInt32(4);
        var claims = Enumerable.Range(0, processors + 1 + draw.NextInt32(6))
            .Select(_ => new Claim(weights[draw.NextInt32(weights.Length)])).ToArray();
        var caps = claims.Select(_ => 1.0).ToArray();

        AssertRates(
            WaterFilling.Rates(processors, [.. claims.Select(c => (double)c.Weight)], caps), processors, ReserveRule.Additive, claims);
    }

    [Fact]
    public void Reserve_OfTheAdditiveRule_ComesOnTopOfTheShare() =>
        // .3 + .7 / 4, .7 / 4, .7 / 2
        AssertRates([0.475, 0.175, 0.35], 1, ReserveRule.Additive, new Claim(100, 0.3), new Claim(100), new Claim(200));

    [Fact]
    public void Reserve_OfTheFloorRule_ReplacesASmallerShare() =>
        // share 1/4 < .3: the others divide the remaining .7
        AssertRates([0.3, 0.7 / 3, 1.4 / 3], 1, ReserveRule.Floor, new Claim(100, 0.3), new Claim(100), new Claim(200));

    [Fact]
    public void Reserve_OfTheFloorRule_ChangesNothingBelowTheShare() =>
        AssertRates([0.25, 0.25, 0.5], 1, ReserveRule.Floor, new Claim(100, 0.1), new Claim(100), new Claim(200));

    [Theory]
    [InlineData(ReserveRule.Additive)]
    [InlineData(ReserveRule.Floor)]
    public void Reserves_OnSeveralProcessors_FollowTheirRule(ReserveRule rule)
    {
        Claim[] claims = [new(100, 0.8), new(100, 0.2), new(300), new(100), new(100)];
        var exact = rule == ReserveRule.Additive ? WaterFilling.Additive(2, claims) : WaterFilling.Floor(2, claims);

        AssertRates(exact, 2, rule, claims);
    }

    /// <summary>A virtual processor that had the host to itself has not spent its reserve of the time after.</summary>
    [Theory]
    [InlineData(ReserveRule.Additive)]
    [InlineData(ReserveRule.Floor)]
    public void Reserve_AfterALongRunAlone_HoldsAsSoonAsOthersCome(ReserveRule rule)
    {
        const double AloneMs = 5_000, TogetherMs = 1_000;
        var reserved = Guest(new Claim(100, 0.5), 0);
        var late = Guest(new Claim(100), 1) with
        {
            Count = 9,
            Workload = Hosts.Endless(1) with { Each = [Hosts.Sleep(AloneMs, 0), Hosts.Cpu(1_000_000, 0)] },
        };
        var scenario = Hosts.Scenario(HostOf(1, rule), AloneMs + TogetherMs, AloneMs, reserved, late);

        var share = ScenarioRun.Execute(scenario, 1).Classes[0].Guests[0].Processors.Running / Hosts.Ms(TogetherMs);

        Assert.InRange(share, 0.5 - (LagSlices * SliceMs / TogetherMs), 1);
    }

    /// <summary>Limits are allowances of aligned periods: met exactly by whoever has enough to do, never exceeded.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void Limit_OfAnAlwaysReadyProcessor_IsMetExactlyInEveryAlignedPeriod(double limit)
    {
        var built = HostBuilder.Build(
            Hosts.Scenario(HostOf(1, ReserveRule.Additive), WindowMs, 0, Guest(new Claim(100, 0, limit), 0)), 1);
        var processor = built.Host.Processors[1];
        built.Start();
        var before = Duration.Zero;
        for (var period = 1; period <= 100; period++)
        {
            built.Simulation.RunUntil(Instant.Zero + Hosts.Ms(50 * period));
            var ran = processor.TimeIn(RunState.Running, built.Simulation.Now);
            // 50 ms * limit
            Assert.Equal(Hosts.Ms(50 * limit), ran - before);
            before = ran;
        }
    }

    [Fact]
    public void Limits_BesideUnlimitedProcessors_CapTheShare() =>
        // water-filling with caps: .1, and the others divide .9
        AssertRates([0.1, 0.3, 0.6], 1, ReserveRule.Additive, new Claim(100, 0, 0.1), new Claim(100), new Claim(200));

    private static void AssertRates(double[] exact, int processors, ReserveRule rule, params Claim[] claims)
    {
        var scenario = Hosts.Scenario(HostOf(processors, rule), WindowMs + 1_000, 1_000, [.. claims.Select(Guest)]);

        var run = ScenarioRun.Execute(scenario, 1);

        for (var i = 0; i < claims.Length; i++)
        {
            var rate = run.Classes[i].Guests[0].Processors.Running / run.Window;
            TestContext.Current.TestOutputHelper?.WriteLine($"{claims[i]}: exact {exact[i]:f5}, measured {rate:f5}");
        }
        for (var i = 0; i < claims.Length; i++)
        {
            var rate = run.Classes[i].Guests[0].Processors.Running / run.Window;
            var lag = (LagSlices + (processors > 1 ? LagSlicesPerWeight * claims[i].Weight : 0)) * SliceMs / WindowMs;
            Assert.InRange(rate, exact[i] - lag, exact[i] + lag);
        }
    }

    private static GuestSpec Guest(Claim claim, int number) => Hosts.Guest($"g{number}", 1, Hosts.Endless(1)) with
    {
        Weight = claim.Weight,
        Reserve = claim.Reserve,
        Limit = claim.Limit,
    };

    private static HostSpec HostOf(int processors, ReserveRule rule)
    {
        var host = Hosts.Classic(Hosts.Machine(processors), SliceMs);
        return host with { Hypervisor = host.Hypervisor! with { ReserveRule = rule } };
    }
}
