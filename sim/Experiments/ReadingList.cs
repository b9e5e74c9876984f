using HvSim.Scenarios.Results;

namespace HvSim.Experiments;

/// <summary>The readings of one point while they are being taken.</summary>
internal sealed class ReadingList(IReadOnlyList<RunResult> runs)
{
    private readonly List<MetricReading> _readings = [];

    /// <summary>The replications in index order.</summary>
    public IReadOnlyList<RunResult> Runs => runs;

    public IReadOnlyList<MetricReading> Readings => _readings;

    public void Add(MetricReading reading) => _readings.Add(reading);

    /// <summary>A value that every replication has.</summary>
    public void AddMean(Metric metric, string guest, string statistic, string scope, Func<RunResult, double> value) =>
        Add(new MetricReading(metric, guest, statistic, scope, Interval.OfMean([.. runs.Select(value)]), "", ThinData: false));

    /// <summary>A value that some replications may lack; thin where some do, missing where fewer than two have it.</summary>
    public void AddMean(
        Metric metric, string guest, string statistic, string scope, Func<RunResult, double?> value, string reasonIfMissing)
    {
        var values = Existing(runs.Select(value));
        Add(values.Length < 2
            ? Missing(metric, guest, statistic, scope, reasonIfMissing)
            : new MetricReading(metric, guest, statistic, scope, Interval.OfMean(values), "", values.Length < runs.Count));
    }

    public static MetricReading Missing(Metric metric, string guest, string statistic, string scope, string reason) =>
        new(metric, guest, statistic, scope, null, reason, ThinData: false);

    public static double[] Existing(IEnumerable<double?> values) => [.. values.OfType<double>()];
}
