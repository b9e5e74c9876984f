using System.Diagnostics;
using System.Globalization;
using HvSim.Engine;
using HvSim.Report.Files;
using HvSim.Scenarios;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;

namespace HvSim.Bench.Host;

/// <summary>
/// What a timeline costs, on the web servers of <c>scenarios/web-density.yaml</c>: of a run with its replications, and of one
/// replication that is recorded from end to end.
/// </summary>
internal static class TimelineCost
{
    private const int Rounds = 5;
    private const int Replications = 10;
    private const double Target = 1.2;

    private const string Text = """
        schemaVersion: 1
        name: timeline-cost
        host:
          machine: { sockets: 1, coresPerSocket: 8, threadsPerCore: 2 }
          os: windows-server-2016
          hypervisor: { scheduler: classic }
        guests:
          web:
            count: 24
            virtualProcessors: 2
            workload:
              requests: { arrivals: poisson, rate: 60 /s }
              each: [ { cpu: { mean: 5 ms, cv: 1.5 } }, { sleep: { mean: 4 ms } } ]
        run: { duration: 90 s, warmup: 9 s, replications: 10, seed: 1 }
        """;

    internal static int Execute()
    {
        var scenario = ScenarioFile.Parse(Text, "timeline-cost.yaml", []).Loaded!.Scenario;
        var warmup = Instant.Zero + scenario.Run.Warmup;
        var usual = Median(() => Run(scenario), () =>
        {
            Run(scenario);
            Write(scenario, warmup, Duration.FromSeconds(1));
        });
        var whole = Median(
            () => ScenarioRun.Execute(scenario, 1),
            () => TimelineRun.Execute(scenario, 1, Instant.Zero, scenario.Run.Duration, int.MaxValue));
        var text = Median(() => TimelineRun.Execute(scenario, 1, warmup, Duration.FromSeconds(1)), () =>
            Write(scenario, warmup, Duration.FromSeconds(1)));

        Console.WriteLine($"CPU time of one core, median of {Rounds} rounds in turns");
        Line($"a run of {Replications} replications, with the usual timeline", usual);
        Line("a replication, recorded from end to end", whole);
        Line("the usual timeline, with its text", text);
        var isMet = usual.With <= Target * usual.Without;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"target {Target} for the first: {(isMet ? "met" : "MISSED")}"));
        return isMet ? 0 : 1;
    }

    private static void Run(Scenario scenario)
    {
        for (var seed = 1UL; seed <= Replications; seed++)
            ScenarioRun.Execute(scenario, seed);
    }

    private static void Write(Scenario scenario, Instant from, Duration length) =>
        TimelineJson.Write(TimelineRun.Execute(scenario, 1, from, length), scenario.Name, 1, Stream.Null);

    private static (double Without, double With) Median(Action without, Action with)
    {
        var times = (Without: new List<double>(), With: new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var (one, other) = (Seconds(without), Seconds(with));
            if (round < 0)
                continue;
            times.Without.Add(one);
            times.With.Add(other);
        }
        return (times.Without.Order().ElementAt(Rounds / 2), times.With.Order().ElementAt(Rounds / 2));
    }

    private static double Seconds(Action work)
    {
        var before = Process.GetCurrentProcess().UserProcessorTime;
        work();
        return (Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds;
    }

    private static void Line(string what, (double Without, double With) seconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-55}{seconds.Without,8:0.000} s without {seconds.With,8:0.000} s with")
        + string.Create(CultureInfo.InvariantCulture, $", ratio {seconds.With / seconds.Without:0.00}"));
}
