using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Scenarios.Build;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Models;

/// <summary>Illegal verbs throw, and say of whom, when and why.</summary>
public sealed class VirtualProcessorTests
{
    private readonly BuiltHost _built = HostBuilder.Build(
        Hosts.Scenario(
            Hosts.Classic(Hosts.Machine(1)), 1_000, 0,
            Hosts.Guest("busy", 1, Hosts.Endless(1)), Hosts.Guest("waits", 1, Hosts.Endless(1)), Hosts.Guest("idle", 1, Hosts.Idle())),
        seed: 1);

    public VirtualProcessorTests()
    {
        _built.Start();
        _built.Simulation.RunUntil(Instant.Zero + Hosts.Ms(3));
    }

    private VirtualProcessor Running => _built.Host.Processors[1];

    private VirtualProcessor Ready => _built.Host.Processors[2];

    private VirtualProcessor Idle => _built.Host.Processors[3];

    private LogicalProcessor Lp => _built.Host.Machine.Processors[0];

    [Fact]
    public void Processors_OfThisHost_AreInTheirStates() =>
        Assert.Equal((RunState.Running, RunState.Ready, RunState.Idle), (Running.State, Ready.State, Idle.State));

    [Fact]
    public void Dispatch_OfAnIdleOne_Throws() => AssertThrows(() => Idle.Dispatch(Lp), "Dispatch of idle[0]:VP 0", "Idle", "Ready");

    [Fact]
    public void Dispatch_OfARunningOne_Throws() => AssertThrows(() => Running.Dispatch(Lp), "Dispatch of busy[0]:VP 0", "Running", "Ready");

    [Fact]
    public void Dispatch_ToABusyProcessor_Throws() => AssertThrows(() => Ready.Dispatch(Lp), "LP 0", "waits[0]:VP 0", "busy[0]:VP 0");

    [Fact]
    public void Preempt_OfAReadyOne_Throws() => AssertThrows(Ready.Preempt, "Preempt of waits[0]:VP 0", "Ready", "Running");

    [Fact]
    public void Cap_OfAnIdleOne_Throws() => AssertThrows(Idle.Cap, "Cap of idle[0]:VP 0", "Idle");

    [Fact]
    public void Uncap_OfAReadyOne_Throws() => AssertThrows(Ready.Uncap, "Uncap of waits[0]:VP 0", "Ready", "Capped");

    [Fact]
    public void Block_OfAReadyOne_Throws() => AssertThrows(Ready.Block, "Block of waits[0]:VP 0", "Ready", "Running");

    [Fact]
    public void Mount_OnOneThatCarriesAThread_Throws() => AssertThrows(() => Running.Mount(Ready.Thread!), "busy[0]:VP 0", "thread");

    private static void AssertThrows(Action verb, params string[] words)
    {
        var message = Assert.Throws<InvalidOperationException>(verb).Message;

        Assert.All(words.Append("0.003000000 s"), word => Assert.Contains(word, message, StringComparison.Ordinal));
    }
}
