using HvSim.Engine;
using HvSim.Models.Intercepts;
using Xunit;

namespace HvSim.Tests.Models;

public sealed class InterceptProfileTests
{
    /// <summary>
    /// Xen commit 406817355026: 3,885,950 ways out of 3,957 cycles on average took the logged 6.41 s of a 2.4 GHz machine.
    /// </summary>
    [Fact]
    public void Cost_OfALoggedRun_IsTheLoggedTime()
    {
        const double Seconds = 100;
        var costs = new InterceptCosts(_ => Duration.FromSeconds(3957 / 2.4e9));
        var profile = new InterceptProfile(
            kind => kind == InterceptKind.EmulatedInstruction ? 3_885_950 / Seconds : 0, _ => 0, costs);

        Assert.Equal(6.41, profile.Ratio * Seconds, 0.01);
        Assert.Equal(3_885_950, profile.CountOf(InterceptKind.EmulatedInstruction, Duration.FromSeconds(Seconds), wakes: 0), 0.5);
    }

    /// <summary>1,000 reads at 2 us and 200 calls at 0.5 us a second cost 2.1 ms; a wake-up of one halt and two interrupts 1 + 2 * 3 us.</summary>
    [Fact]
    public void Profile_ByHand_AddsRatesAndWakes()
    {
        var profile = new InterceptProfile(
            kind => kind switch { InterceptKind.Msr => 1_000, InterceptKind.Hypercall => 200, _ => 0 },
            kind => kind switch { InterceptKind.Hlt => 1, InterceptKind.ExternalInterrupt => 2, _ => 0 },
            new InterceptCosts(kind => Microseconds(kind switch
            {
                InterceptKind.Msr => 2,
                InterceptKind.Hypercall => 0.5,
                InterceptKind.Hlt => 1,
                _ => 3,
            })));

        Assert.Equal(0.0021, profile.Ratio, 1e-12);
        Assert.Equal(Microseconds(7), profile.WakeCost);
        Assert.Equal(8, profile.CountOf(InterceptKind.ExternalInterrupt, Duration.FromSeconds(1), wakes: 4));
    }

    [Fact]
    public void Profile_WithAFixedRatio_ScalesItsRatesAlike()
    {
        var profile = new InterceptProfile(
            kind => kind is InterceptKind.Msr or InterceptKind.Cpuid ? 100 : 0, _ => 1, new InterceptCosts(_ => Microseconds(10)));

        var scaled = profile.WithRatio(0.02);

        Assert.Equal(0.02, scaled.Ratio);
        Assert.Equal(1_000, scaled.CountOf(InterceptKind.Cpuid, Duration.FromSeconds(1), wakes: 0), 1e-9);
        Assert.Equal(profile.WakeCost, scaled.WakeCost);
    }

    [Fact]
    public void Costs_WithMitigations_GrowByTheSameForEveryKind()
    {
        var costs = new InterceptCosts(_ => Microseconds(1)).WithTransition(Microseconds(0.5));

        Assert.All(Enum.GetValues<InterceptKind>(), kind => Assert.Equal(Microseconds(1.5), costs[kind]));
    }

    private static Duration Microseconds(double time) => Duration.FromSeconds(time / 1e6);
}
