using HvSim.Engine;
using HvSim.Io.Devices;
using HvSim.Models.Io;
using HvSim.Tests.Support;
using HvSim.Tests.Theory;
using Xunit;

namespace HvSim.Tests.Io;

/// <summary>Devices under Poisson transfers, against closed forms.</summary>
public sealed class DeviceTheoryTests
{
    /// <summary>M/M/c; mean time of a transfer 1 ms.</summary>
    [Theory]
    [InlineData(1, 0.8, 90_000, 140)]
    [InlineData(4, 0.8, 40_000, 110)]
    [InlineData(16, 0.8, 30_000, 80)]
    public void Array_OfExponentialTimes_FollowsErlangC(int servers, double rho, double durationMs, int replications)
    {
        var law = new LatencyLaw(Hosts.Ms(1), Hosts.Ms(1), 1);
        var waits = Replications.Of(replications, seed =>
        [
            MeanWait(seed, servers * rho, durationMs, simulation => new StorageArray(simulation, "disk", law, servers, 1e18),
                transfer => -Math.Log(transfer.Chance)),
        ]);

        TheoryGate.Agrees($"M/M/{servers} rho {rho} mean wait at a disk", Erlang.Wait(servers, rho), waits.Column(0));
    }

    /// <summary>
    /// M/G/1: where every seek takes 2 ms, a transfer takes 2 ms and a uniform part of a turn of 8 ms, independently of others; 0.1333
    /// transfers a millisecond make rho = 0.8. Wq = rho S (1 + cv^2) / (2 (1 - rho)), cv^2 = (8^2 / 12) / 6^2.
    /// </summary>
    [Fact]
    public void RotatingDisk_FirstComeFirstServed_FollowsPollaczekKhinchine()
    {
        const double Rho = 0.8;
        const double Service = 6;
        const double Cv2 = 64.0 / 12 / (Service * Service);
        var waits = Replications.Of(60, seed =>
        [
            MeanWait(seed, Rho / Service, 500_000, simulation => Rotating(simulation, seekMs: 2, fullSeekMs: 2),
                transfer => 2 + (8 * transfer.Chance)),
        ]);

        TheoryGate.Agrees("rotating disk rho 0.8 mean wait", Rho * Service * (1 + Cv2) / (2 * (1 - Rho)), waits.Column(0));
    }

    /// <summary>
    /// Between two random places lies the distance |x - y|, whose square root has the mean 8/15 and the mean square 1/3. One transfer at
    /// a time takes 1 + 15 * 8/15 + 8/2 = 13 ms, with the variance 225 (1/3 - 64/225) + 64/12.
    /// </summary>
    [Fact]
    public void Service_OfARotatingDisk_HasTheMomentsOfRandomPlaces()
    {
        var rows = Replications.Of(20, seed =>
        {
            var simulation = new Simulation(seed);
            var disk = Rotating(simulation, seekMs: 1, fullSeekMs: 16);
            var stream = simulation.CreateStream("places");
            var drain = new Drain(simulation);
            double count = 0, sum = 0, squares = 0;
            drain.Then = transfer =>
            {
                var ms = (simulation.Now - transfer.Began).Seconds * 1_000;
                (count, sum, squares) = (count + 1, sum + ms, squares + (ms * ms));
                transfer.Begin(transfer.Kind, owner: 0, thread: null, stream);
                disk.Take(transfer);
            };
            disk.Take(drain.Begin(0));
            simulation.RunUntil(Instant.Zero + Hosts.Ms(200_000));
            return [sum / count, squares / count];
        });

        const double Variance = (225 * ((1.0 / 3) - (64.0 / 225))) + (64.0 / 12);
        TheoryGate.Agrees("rotating disk mean service", 1 + (15 * 8.0 / 15) + (8.0 / 2), rows.Column(0));
        TheoryGate.Agrees("rotating disk mean square of service", (13 * 13) + Variance, rows.Column(1));
    }

    private static RotatingDisk Rotating(Simulation simulation, double seekMs, double fullSeekMs) =>
        new(simulation, "disk", new DiskMovement(Hosts.Ms(seekMs), Hosts.Ms(fullSeekMs), 125, 1e18), sortsQueue: false);

    /// <summary>Mean time that transfers are at the device beyond their service, in milliseconds, after a fortieth of the run.</summary>
    private static double MeanWait(
        ulong seed, double perMs, double durationMs, Func<Simulation, IDisk> make, Func<Transfer, double> serviceMs)
    {
        var simulation = new Simulation(seed);
        var disk = make(simulation);
        var arrivals = simulation.CreateStream("arrivals");
        var draws = simulation.CreateStream("draws");
        var pool = new Stack<Transfer>();
        var drain = new Drain(simulation);
        double count = 0, sum = 0;
        drain.Then = transfer =>
        {
            if (simulation.Now > Instant.Zero + Hosts.Ms(durationMs / 40))
                (count, sum) = (count + 1, sum + ((simulation.Now - transfer.Began).Seconds * 1_000) - serviceMs(transfer));
            pool.Push(transfer);
        };
        Alarm next = default;
        next = simulation.CreateAlarm("arrival", Arrive);
        Arrive();
        simulation.RunUntil(Instant.Zero + Hosts.Ms(durationMs));
        return sum / count;

        void Arrive()
        {
            if (!pool.TryPop(out var transfer))
                transfer = drain.Begin(0);
            transfer.Begin(default, owner: 0, thread: null, draws);
            disk.Take(transfer);
            next.SetIn(Hosts.Ms(arrivals.NextExponential() / perMs));
        }
    }
}
