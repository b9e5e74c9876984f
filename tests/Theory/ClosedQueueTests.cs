using HvSim.Scenarios.Run;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Theory;

/// <summary>Clients who think, and a guest of c virtual processors: the machine repairman.</summary>
public sealed class ClosedQueueTests
{
    /// <summary>Rows "Repairman".</summary>
    [Theory]
    [InlineData(10, 1, 9, 0.832037, 3.018700, 30_000)]
    [InlineData(20, 4, 5, 3.164610, 1.319893, 10_000)]
    [InlineData(50, 4, 10, 3.884982, 2.870071, 20_000)]
    [InlineData(100, 16, 5, 15.488813, 1.456273, 10_000)]
    public void Clients_WhoThinkAndWait_FollowTheMachineRepairman(
        int clients, int servers, double think, double throughput, double response, double durationMs)
    {
        var (exactThroughput, exactResponse) = Repairman(clients, servers, think);
        Assert.Equal(throughput, exactThroughput, 5);
        Assert.Equal(response, exactResponse, 5);

        var guest = Hosts.Guest("guest", servers, Hosts.Clients(clients, think));
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(servers)), durationMs, 500, guest);
        var rows = Replications.Of(
            40, scenario, run => [run.Classes[0].Response.Count / (run.Window.Seconds * 1000), run.MeanResponse()]);

        // X = sum p(k) min(k, c) / S
        TheoryGate.Agrees($"M/M/{servers}//{clients} Z {think} throughput", exactThroughput, rows.Column(0));
        // R = L / X
        TheoryGate.Agrees($"M/M/{servers}//{clients} Z {think} response", exactResponse, rows.Column(1));
    }

    /// <summary>With constant times the bounds are exact statements about a run, up to what is under way at its ends.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(8, 4)]
    [InlineData(40, 4)]
    public void Throughput_OfConstantTimes_KeepsTheAsymptoticBounds(int clients, int servers)
    {
        const double Demand = 1, Think = 3, Window = 1_000;
        var guest = Hosts.Guest("guest", servers, Hosts.Clients(clients, Think, Demand, thinkCv: 0, cv: 0));
        var scenario = Hosts.Scenario(Hosts.Classic(Hosts.Machine(servers)), Window + 100, 100, guest);

        var completed = ScenarioRun.Execute(scenario, 1).Classes[0].Response.Count;

        // X <= min(c / D, N / (D + Z)); all clients start together, so that both are met but for the burst
        Assert.InRange(completed, 0, (Window * Math.Min(servers / Demand, clients / (Demand + Think))) + clients);
        // and no client waits longer than for all the others: X >= N / (Z + D ceil(N / c))
        Assert.InRange(completed, (Window * clients / (Think + (Demand * Math.Ceiling((double)clients / servers)))) - clients, double.MaxValue);
    }

    private static (double Throughput, double Response) Repairman(int clients, int servers, double think)
    {
        // p(k) = p(k-1) (N - k + 1) S / (Z min(k, c))
        var p = new double[clients + 1];
        p[0] = 1;
        for (var k = 1; k <= clients; k++)
            p[k] = p[k - 1] * (clients - k + 1) / (think * Math.Min(k, servers));
        var sum = p.Sum();
        var throughput = p.Select((x, k) => x * Math.Min(k, servers)).Sum() / sum;
        return (throughput, p.Select((x, k) => x * k).Sum() / sum / throughput);
    }
}
