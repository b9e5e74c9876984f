using System.Diagnostics;
using System.Globalization;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;

namespace HvSim.Bench.Host;

/// <summary>
/// Whole-host events per CPU-second of one core: guests of two virtual processors on a machine that they keep about two thirds busy.
/// </summary>
internal static class HostSpeed
{
    private const int Rounds = 5;

    /// <summary>Guests, cores of two threads in each socket, sockets, simulated seconds.</summary>
    private static readonly (int Guests, int Cores, int Sockets, int Seconds)[] Sizes =
        [(10, 3, 1, 120), (100, 15, 2, 20), (1_000, 75, 4, 4)];

    internal static int Execute()
    {
        Console.WriteLine($"whole host, median of {Rounds} rounds in turns, CPU time of one core");
        Console.WriteLine($"{"guests",7}{"LPs",6}{"busy %",8}{"events",12}{"M events/s",12}{"ns/event",10}");
        var scenarios = Sizes.Select(size => Load(size.Guests, size.Cores, size.Sockets, size.Seconds)).ToArray();
        var speeds = scenarios.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < scenarios.Length; i++)
            {
                var before = Process.GetCurrentProcess().UserProcessorTime;
                var result = ScenarioRun.Execute(scenarios[i], seed: 1);
                var seconds = (Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds;
                if (round >= 0)
                    speeds[i].Add(result.Events / seconds);
                if (round < Rounds - 1)
                    continue;
                var host = result.Host.LogicalProcessors;
                var busy = host.Sum(lp => lp.Busy.Seconds) / host.Count / result.Window.Seconds;
                speeds[i].Sort();
                var median = speeds[i][Rounds / 2];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{Sizes[i].Guests,7}{host.Count,6}{100 * busy,8:0}{result.Events,12}{median / 1e6,12:0.00}{1e9 / median,10:0}"));
            }
        }
        return 0;
    }

    private static Scenario Load(int guests, int cores, int sockets, int seconds)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $$"""
            schemaVersion: 1
            name: host-speed
            host:
              machine: { sockets: {{sockets}}, coresPerSocket: {{cores}}, threadsPerCore: 2 }
              os: windows-server-2025
              hypervisor: { scheduler: classic }
            guests:
              web:
                count: {{guests}}
                virtualProcessors: 2
                workload:
                  requests: { arrivals: poisson, rate: 60 /s }
                  each: [ { cpu: { mean: 5 ms, cv: 1.5 } }, { sleep: { mean: 4 ms } } ]
            run: { duration: {{seconds}} s, warmup: 1 s, replications: 2, seed: 1 }
            """);
        var result = ScenarioFile.Parse(text, "host-speed.yaml", []);
        return result.Loaded?.Scenario ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }
}
