using CsCheck;
using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Models;

public sealed class DispatchCostsTests
{
    private static readonly Gen<long> Foreign = Gen.Long[0, 20_000_000];
    private static readonly DispatchCosts Costs = new(Hosts.Ms(0.01), Hosts.Ms(0.2), Hosts.Ms(10));

    [Fact]
    public void Refill_AfterNothingForeign_IsFree() => Assert.Equal(Duration.Zero, Costs.RefillAfter(Duration.Zero));

    [Fact]
    public void Refill_HalfWayToCold_IsHalf() => Assert.Equal(Hosts.Ms(0.1), Costs.RefillAfter(Hosts.Ms(5)));

    [Fact]
    public void Refill_OfColdCaches_IsWhole()
    {
        Assert.Equal(Hosts.Ms(0.2), Costs.RefillAfter(Hosts.Ms(10)));
        Assert.Equal(Hosts.Ms(0.2), Costs.RefillAfter(Duration.MaxValue));
    }

    [Fact]
    public void Refill_OfNoCosts_IsFreeAlways() => Assert.Equal(Duration.Zero, DispatchCosts.None.RefillAfter(Duration.MaxValue));

    [Fact]
    public void Refill_AfterMoreForeignRun_IsNotLess() => Gen.Select(Foreign, Foreign).Hold(100, (a, b) =>
        Assert.True(
            Costs.RefillAfter(Duration.FromNanoseconds(Math.Min(a, b))) <= Costs.RefillAfter(Duration.FromNanoseconds(Math.Max(a, b)))));
}
