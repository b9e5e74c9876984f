using System.Globalization;
using HvSim.Engine;
using HvSim.Scenarios.Run;
using HvSim.Tests.Scenarios;
using Xunit;

namespace HvSim.Tests.Io;

/// <summary>
/// Processor time of guest, root partition and hypervisor for a read, by its path, with the costs that scenarios get by default.
/// </summary>
public sealed class ProcessorCostTests
{
    private const int Rounds = 320;

    public static TheoryData<int, int> SizesAndDepths
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var kib in (int[])[4, 8, 64, 256, 1_024])
            {
                foreach (var depth in (int[])[1, 4, 32])
                    data.Add(kib, depth);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SizesAndDepths))]
    public void Read_CostsMostEmulatedAndLeastDirect(int kib, int depth)
    {
        var emulated = CostUs("emulated", kib, depth);
        var synthetic = CostUs("synthetic", kib, depth);
        var direct = CostUs("direct", kib, depth);

        Assert.True(emulated > synthetic, $"emulated {emulated} us, synthetic {synthetic} us");
        Assert.True(synthetic > direct, $"synthetic {synthetic} us, direct {direct} us");
    }

    /// <summary>All that logical processors did, for each read.</summary>
    private static double CostUs(string path, int kib, int depth)
    {
        var scenario = Texts.Loaded(string.Create(CultureInfo.InvariantCulture, $$"""
            # What does a read cost?
            schemaVersion: 1
            name: cost
            host:
              machine: { sockets: 1, coresPerSocket: 8 }
              os: windows-server-2019
              hypervisor: { scheduler: classic }
              root: { backgroundLoad: 0 % }
              storage: { ssd0: { kind: ssd, readLatency: 0.1 ms, writeLatency: 0.1 ms, parallelism: 32, bandwidth: 2 GB/s } }
            guests:
              files:
                virtualProcessors: 4
                disk: { path: {{path}}, on: ssd0 }
                workload:
                  batch: { threads: {{depth}}, rounds: {{Rounds}} }
                  each: [ { read: { size: {{kib}} KiB } } ]
            run: { duration: 60 s, warmup: 0 s }

            """)).Scenario;
        var run = ScenarioRun.Execute(scenario, 1);
        Assert.Equal(Rounds, run.Classes[0].Guests[0].Transfers.Reads);
        var busy = run.Host.LogicalProcessors.Aggregate(Duration.Zero, (sum, lp) => sum + lp.Child + lp.Root + lp.Hypervisor);
        return busy.Nanoseconds / 1e3 / Rounds;
    }
}
