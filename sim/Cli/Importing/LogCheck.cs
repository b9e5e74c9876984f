using HvSim.Engine;
using HvSim.Experiments;
using HvSim.Import.Checking;
using HvSim.Report.Perfmon;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;

namespace HvSim.Cli.Importing;

/// <summary>
/// Lays the counters that the simulated host shows beside those that were logged. Each replication writes the log of its run, and
/// that is read as the real one is.
/// </summary>
/// <param name="scenario">The scenario that was made of the log.</param>
/// <param name="nameOf">The logged guest that a guest class stands for.</param>
internal sealed class LogCheck(Scenario scenario, Func<string, string> nameOf)
{
    /// <summary>Number of replications.</summary>
    public const int Replications = 5;

    private const int MostSamples = 1000;

    /// <summary>Simulates, and compares the counters that are there on both sides and not zero on both.</summary>
    /// <param name="logged">The logged counters.</param>
    /// <param name="interval">Time between two rows of the log.</param>
    /// <param name="workers">Replications at a time.</param>
    /// <param name="stop">Set when the user has had enough.</param>
    public CheckResult Against(LoggedCounters logged, TimeSpan interval, int workers, CancellationToken stop)
    {
        var period = Duration.FromSeconds(Math.Max(interval.TotalSeconds, scenario.Run.Duration.Seconds / MostSamples));
        var runs = Enumerable.Range(0, Replications).AsParallel().AsOrdered().WithDegreeOfParallelism(workers)
            .WithCancellation(stop).Select(index => CountersOf(index, period, logged)).ToList();
        var inOrder = logged.Means.OrderBy(one => one.Key.Guest.Length > 0)
            .ThenBy(one => one.Key.Guest != CounterKey.AllGuests).ThenBy(one => one.Key.Guest, StringComparer.Ordinal)
            .ThenBy(one => one.Key.Object, StringComparer.Ordinal).ThenBy(one => one.Key.Counter, StringComparer.Ordinal)
            .ToLookup(one => runs.TrueForAll(run => run.ContainsKey(one.Key)));
        return new CheckResult(
            [
                .. inOrder[true].Where(one => one.Value != 0 || runs.Exists(run => run[one.Key] != 0))
                    .Select(one => new CheckedCounter(
                        one.Key, one.Value, Interval.OfMean([.. runs.Select(run => run[one.Key])]))),
            ],
            [
                .. inOrder[false].Select(one => new UncheckedCounter(one.Key, one.Value)),
                .. logged.Unread.Select(key => new UncheckedCounter(key, null)),
            ]);
    }

    private IReadOnlyDictionary<CounterKey, double> CountersOf(int index, Duration period, LoggedCounters logged)
    {
        using var log = new MemoryStream();
        PerfmonCsv.Write(CounterRun.Execute(scenario, StableHash.Mix(scenario.Run.Seed, (ulong)index), period), log);
        return CounterMeans.OfSimulated(log.ToArray(), guest => nameOf(guest.Split('[')[0]), logged);
    }
}

/// <summary>What a check found.</summary>
/// <param name="Compared">The counters that could be compared, those of the host first.</param>
/// <param name="Others">Those that are logged and could not.</param>
internal sealed record CheckResult(IReadOnlyList<CheckedCounter> Compared, IReadOnlyList<UncheckedCounter> Others);

/// <summary>A counter that is logged and not simulated.</summary>
/// <param name="Key">The counter.</param>
/// <param name="Logged">Mean of what was logged; null where it was not read.</param>
internal readonly record struct UncheckedCounter(CounterKey Key, double? Logged);

/// <summary>A counter, logged and simulated.</summary>
/// <param name="Key">The counter.</param>
/// <param name="Logged">Mean of what was logged.</param>
/// <param name="Simulated">Mean over replications, with its interval.</param>
internal sealed record CheckedCounter(CounterKey Key, double Logged, Estimate Simulated)
{
    /// <summary>How much more was simulated than logged, in percent of what was logged; null where nothing was.</summary>
    public double? DifferencePercent => Logged == 0 ? null : 100 * (Simulated.Value - Logged) / Logged;
}
