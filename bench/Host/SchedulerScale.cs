using System.Diagnostics;
using System.Globalization;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;

namespace HvSim.Bench.Host;

/// <summary>
/// What an event costs on 64 logical processors as virtual processors become more, under the classic and the core scheduler:
/// guests of two virtual processors that together offer the same load, half of it with reserves, so that every queue is in use.
/// </summary>
internal static class SchedulerScale
{
    private const int Rounds = 3;
    private const int LogicalProcessors = 64;
    private const double OfferedProcessors = 50;
    private const double WorkMs = 2;

    private static readonly int[] VirtualProcessors = [250, 500, 1_000, 2_000];

    private static readonly string[] Schedulers = ["classic", "core"];

    internal static int Execute()
    {
        Console.WriteLine($"{LogicalProcessors} logical processors, median of {Rounds} rounds in turns, CPU time of one core, ns per event");
        Console.WriteLine($"{"scheduler",10}{"VPs",7}{"busy %",8}{"stranded %",12}{"ready",8}{"events",12}{"ns/event",10}");
        var points = Schedulers.SelectMany(scheduler => VirtualProcessors.Select(count => (scheduler, count))).ToArray();
        var costs = points.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < points.Length; i++)
            {
                var scenario = Load(points[i].scheduler, points[i].count / 2);
                var before = Process.GetCurrentProcess().UserProcessorTime;
                var result = ScenarioRun.Execute(scenario, seed: 1);
                var elapsed = Process.GetCurrentProcess().UserProcessorTime - before;
                if (round >= 0)
                    costs[i].Add(elapsed.TotalNanoseconds / result.Events);
                if (round < Rounds - 1)
                    continue;
                var host = result.Host.LogicalProcessors;
                var all = host.Count * result.Window.Seconds;
                costs[i].Sort();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{points[i].scheduler,10}{points[i].count,7}{100 * host.Sum(lp => lp.Busy.Seconds) / all,8:0}"
                    + $"{100 * host.Sum(lp => lp.Stranded.Seconds) / all,12:0}"
                    + $"{result.Host.Guests.Ready.Seconds / result.Window.Seconds,8:0}{result.Events,12}{costs[i][Rounds / 2],10:0}"));
            }
        }
        return 0;
    }

    private static Scenario Load(string scheduler, int guests)
    {
        var rate = OfferedProcessors / guests / (WorkMs / 1000);
        var text = string.Create(CultureInfo.InvariantCulture, $$"""
            schemaVersion: 1
            name: scheduler-scale
            host:
              machine: { sockets: 2, coresPerSocket: 16, threadsPerCore: 2 }
              os: windows-server-2019
              hypervisor: { scheduler: {{scheduler}} }
            guests:
              reserved:
                count: {{guests / 2}}
                virtualProcessors: 2
                cpu: { reserve: 2 % }
                workload:
                  requests: { arrivals: poisson, rate: {{rate:0.###}} /s }
                  each: [ { cpu: { mean: {{WorkMs}} ms, cv: 1 } } ]
              other:
                count: {{guests / 2}}
                virtualProcessors: 2
                workload:
                  requests: { arrivals: poisson, rate: {{rate:0.###}} /s }
                  each: [ { cpu: { mean: {{WorkMs}} ms, cv: 1 } } ]
            run: { duration: 10 s, warmup: 1 s, replications: 2, seed: 1 }
            """);
        var result = ScenarioFile.Parse(text, "scheduler-scale.yaml", []);
        return result.Loaded?.Scenario ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }
}
