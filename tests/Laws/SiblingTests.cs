using HvSim.Engine;
using HvSim.Scenarios.Run;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>Two threads of a core slow each other, whoever runs on them.</summary>
public sealed class SiblingTests
{
    /// <summary>
    /// Both threads of the only core are always busy with guests or the root. So every piece of the root's work takes s times as long,
    /// of which s - 1 parts are lost: (s - 1) / s of its running time, to the nanosecond that each of some thousand pieces is rounded by.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1.52)]
    [InlineData(3)]
    public void RootWork_BesideABusySibling_IsSlowedLikeThatOfGuests(double slowdown)
    {
        var host = Hosts.Classic(Hosts.Machine(1, threadsPerCore: 2));
        host = host with { Root = host.Root with { BackgroundLoad = 0.05, BackgroundBurst = Hosts.Ms(0.5), SmtSlowdown = slowdown } };
        var guest = Hosts.Guest("guest", 2, Hosts.Endless(2) with { SmtSlowdown = slowdown });

        var run = ScenarioRun.Execute(Hosts.Scenario(host, 20_000, 0, guest), 1);

        var (root, guests) = (run.Host.Root, run.Host.Guests);
        Assert.True(root.Dispatches > 1_000, $"{root.Dispatches} pieces of root work");
        Assert.Equal((slowdown - 1) / slowdown, root.SmtSlowdown / root.Running, 1e-4);
        Assert.Equal((slowdown - 1) / slowdown, guests.SmtSlowdown / guests.Running, 1e-4);
    }

    /// <summary>On an idle host nothing but another piece of root work can be beside it; on one thread a core, nothing at all.</summary>
    [Fact]
    public void RootWork_WithoutASibling_IsNotSlowed()
    {
        var host = Hosts.Classic(Hosts.Machine(2));
        host = host with { Root = host.Root with { BackgroundLoad = 0.05, BackgroundBurst = Hosts.Ms(0.5), SmtSlowdown = 3 } };

        var run = ScenarioRun.Execute(Hosts.Scenario(host, 5_000, 0, Hosts.Guest("guest", 2, Hosts.Endless(2))), 1);

        Assert.Equal(Duration.Zero, run.Host.Root.SmtSlowdown);
    }
}
