using HvSim.Models;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>M/G/1: one virtual processor on one logical processor.</summary>
public sealed class SingleServerTests
{
    /// <summary>Constant work, a mixture of Erlang laws, and two exponential phases, at the row "M/G/1 rho .8".</summary>
    [Theory]
    [InlineData(0, 2, 70_000, 60)]
    [InlineData(0.5, 2.5, 90_000, 60)]
    [InlineData(2, 10, 250_000, 120)]
    public void Wait_OfWorkOfAnySpread_FollowsPollaczekKhinchine(double cv, double wait, double durationMs, int replications)
    {
        const double Rho = 0.8;
        var guest = Hosts.Guest("guest", 1, Hosts.Poisson(Rho, cv: cv));
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(1)), durationMs, durationMs / 40, guest);

        var waits = Replications.Of(replications, scenario, run => [run.MeanPart(ResponsePart.GuestQueue)]).Column(0);

        // Wq = rho S (1 + cv^2) / (2 (1 - rho))
        Assert.Equal(wait, Rho * (1 + (cv * cv)) / (2 * (1 - Rho)), 9);
        TheoryGate.Agrees($"M/G/1 rho {Rho} cv {cv} mean wait", wait, waits);
    }
}
