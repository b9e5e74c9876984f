using HvSim.Engine;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>Pre-emptive priority: the root, with unbounded precedence, before a guest on one logical processor.</summary>
public sealed class PriorityTests
{
    private const double DurationMs = 140_000;

    [Fact]
    public void Response_OfRootAndGuestOnOneProcessor_FollowsPreemptivePriority()
    {
        const double RootRate = 0.3, GuestRate = 0.5;
        var host = Hosts.Classic(Hosts.Machine(1));
        host = host with
        {
            Hypervisor = host.Hypervisor! with { RootPrecedence = Duration.MaxValue },
            Root = host.Root with { BackgroundLoad = RootRate, BackgroundBurst = Hosts.Ms(1), SmtSlowdown = 1 },
        };
        var scenario = Hosts.Scenario(host, DurationMs, 0, Hosts.Guest("guest", 1, Hosts.Poisson(GuestRate)));

        var rows = Replications.Of(80, seed => Responses(scenario, seed));

        // M/M/1 of class 1 alone: T1 = 1 / (mu - lambda1)
        TheoryGate.Agrees("M/M/1 preemptive .3/.5, root", 1.42857142857, rows.Column(0));
        // T2 = (lambda T - lambda1 T1) / lambda2 with T = 1 / (mu - lambda)
        TheoryGate.Agrees("M/M/1 preemptive .3/.5, guest", 7.14285714286, rows.Column(1));
    }

    private static double[] Responses(Scenario scenario, ulong seed)
    {
        var built = HostBuilder.Build(scenario, seed);
        built.Start();
        built.Simulation.RunUntil(Instant.Zero + Hosts.Ms(DurationMs / 40));
        var (root, guest) = (built.Root!.Requests.Response, built.Classes[0].Guests[0].Partition.Requests.Response);
        var (rootThen, guestThen) = (root.Snapshot(), guest.Snapshot());
        built.Simulation.RunUntil(Instant.Zero + Hosts.Ms(DurationMs));
        return [root.Since(rootThen).MeanNanoseconds / 1e6, guest.Since(guestThen).MeanNanoseconds / 1e6];
    }
}
