using HvSim.Engine;
using HvSim.Experiments.Calibration;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;

namespace HvSim.Tests.Experiments.Calibration;

/// <summary>
/// A benchmark whose answer is known. A guest takes rounds x max(c / p, (c + s) / n): c is the processor time of a round with
/// intercepts and everything that its threads do to each other, s its sleep, n its threads, and p the processors that its weight
/// gives it, at most its virtual ones. The machine has four logical processors.
/// </summary>
/// <remarks>
/// From A = (W + S) / n, B = (W (1 + i) + S) / n and C = W (1 + i) / 2 for n threads, W of work, S of sleep and i of intercepts
/// follows W (1 + i) = 2 C, W = 2 C - n (B - A) and S = n A - W.
/// </remarks>
internal static class FakeBenchmark
{
    public const double NativeMinutes = 90, VirtualMinutes = 100, NarrowMinutes = 120;

    public const string Favoured = "favoured";

    private static readonly RunResult Template = Fake.Run(Fake.Scenario(), 1, [], _ => new ClassBin(0, 0, 0, 0));

    private static readonly GuestResult Guest = Fake.Guest(0, 0, 0, 0, Fake.Histogram([]));

    public static MachineSpec Machine { get; } = Hosts.Machine(4);

    /// <summary>Work with intercepts of one run: four guests on four processors take as long.</summary>
    public static double DearWork => 2 * NarrowMinutes;

    public static double Work(int threads) => DearWork - (threads * (VirtualMinutes - NativeMinutes));

    public static double SleepPerWork(int threads) => ((threads * NativeMinutes) - Work(threads)) / Work(threads);

    public static double InterceptRatio(int threads) => (DearWork / Work(threads)) - 1;

    /// <summary>What a guest of two virtual processors takes beside one that is like it and two of weight 100.</summary>
    public static double MinutesAtWeightRatio(double ratio) => DearWork / Math.Min(2, 4 * ratio / ((2 * ratio) + 2));

    public static BatchStudyFile Study(
        double virtualMinutes = VirtualMinutes, double narrowMinutes = NarrowMinutes, double? equalMinutes = null) => new(
        Published("A", NativeMinutes, Hosts.Native(Machine), Guests("app", 1, 4)),
        Published("B", virtualMinutes, Hosts.Classic(Machine), Guests("app", 1, 4)),
        Published("C", narrowMinutes, Hosts.Classic(Machine), Guests("app", 1, 2)),
        [
            Published("E", equalMinutes, Hosts.Classic(Machine), Guests("app", 4, 2)),
            Published("F", null, Hosts.Classic(Machine), Guests(Favoured, 2, 2) with { Weight = 400 }, Guests("app", 2, 2)) with
            {
                Favoured = Favoured,
            },
        ]);

    public static RunResult Execute(Scenario scenario, ulong seed) => Result(scenario, (guest, _) => Elapsed(scenario, guest));

    /// <summary>A result in which guests took so many seconds, by class and number; null for one that did not finish.</summary>
    public static RunResult Result(Scenario scenario, Func<GuestSpec, int, double?> seconds) => Template with
    {
        Classes =
        [
            .. scenario.Guests.Select(guest => new GuestClassResult
            {
                Name = guest.Name,
                Response = Guest.Response,
                Guests =
                [
                    .. Enumerable.Range(0, guest.Count).Select(index => Guest with
                    {
                        Index = index,
                        Elapsed = seconds(guest, index) is { } elapsed ? Duration.FromSeconds(elapsed) : null,
                    }),
                ],
            }),
        ],
    };

    private static double Elapsed(Scenario scenario, GuestSpec guest)
    {
        var work = (BatchWorkload)guest.Workload;
        var intercepts = scenario.Host.Hypervisor?.Costs.InterceptTimePerCpuSecond?.Seconds ?? 0;
        var busy = work.Each.Sum(WorkOf) * (1 + intercepts);
        var asleep = work.Each.Where(step => step.Kind == StepKind.Sleep).Sum(step => step.Time.Mean.Seconds);
        var weights = scenario.Guests.Sum(one => (double)one.Weight * one.Count);
        var processors = Math.Min(guest.VirtualProcessors, Machine.LogicalProcessors * guest.Weight / weights);
        return work.Rounds * Math.Max(busy / processors, (busy + asleep) / work.Threads);
    }

    private static double WorkOf(StepSpec step) => step.Kind switch
    {
        StepKind.Cpu => step.Time.Mean.Seconds,
        StepKind.StopTheWorld => step.Time.Mean.Seconds / step.Every,
        StepKind.Lock => step.Lock!.Times * (step.Time.Mean.Seconds + step.Lock.Between!.Value.Mean.Seconds),
        _ => 0,
    };

    private static PublishedRun Published(
        string id, double? minutes, HostSpec host, params IReadOnlyList<GuestSpec> guests) => new(
        id, $"configuration {id}", Hosts.Scenario(host, 1000, 0, guests),
        id is "A" or "B" or "C" ? FigureRole.Calibration : FigureRole.Prediction, minutes, minutes, "");

    private static GuestSpec Guests(string name, int count, int processors) =>
        Hosts.Guest(name, processors, Hosts.Batch(1, 1, 1)) with { Count = count };
}
