using HvSim.Engine;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>
/// A guest as wide as the machine, alone on a hypervisor that costs nothing, runs as it does natively: to the nanosecond, hardware
/// threads included.
/// </summary>
public sealed class NativeTests
{
    [Fact]
    public void Guest_AloneUnderAFreeHypervisor_RunsAsItDoesNatively() => RandomHosts.Hold(200, seed =>
    {
        var scenario = AloneAndFree(seed);
        var native = scenario with { Host = scenario.Host with { Hypervisor = null } };

        var (under, on) = (ScenarioRun.Execute(scenario, seed), ScenarioRun.Execute(native, seed));

        var (a, b) = (under.Classes[0], on.Classes[0]);
        Assert.Equal((b.Response.Count, b.Response.SumNanoseconds), (a.Response.Count, a.Response.SumNanoseconds));
        Assert.Equal(b.Guests[0].Processors, a.Guests[0].Processors);
        Assert.Equal(on.Host.LogicalProcessors, under.Host.LogicalProcessors);
    });

    /// <summary>Natively too, two busy threads go to two cores before they share one.</summary>
    [Fact]
    public void Threads_OnANativeMachine_TakeFreeCoresFirst()
    {
        var guest = Hosts.Guest("guest", 4, Hosts.Endless(2) with { SmtSlowdown = 2 });
        var scenario = Hosts.Scenario(Hosts.Native(Hosts.Machine(2, threadsPerCore: 2)), 100, 0, guest);

        Assert.Equal(Duration.Zero, ScenarioRun.Execute(scenario, 1).Host.Guests.SmtSlowdown);
    }

    private static Scenario AloneAndFree(ulong seed)
    {
        var scenario = RandomHosts.Of(seed, costs: false, entitlements: false);
        // Natively ticks are part of the work; one that wakes an idle virtual processor would be a dispatch more.
        var timer = scenario.Guests[0].Timer is { } ticks ? ticks with { IsSuppressedWhenIdle = true } : null;
        var guest = scenario.Guests[0] with { VirtualProcessors = scenario.Host.Machine.LogicalProcessors, Timer = timer };
        return scenario with { Guests = [guest] };
    }
}
