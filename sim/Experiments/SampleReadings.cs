namespace HvSim.Experiments;

/// <summary>
/// Mean, median and tail of one metric of a guest class, pooled and for its worst guest. The worst guest of a statistic is the
/// one whose value of that statistic, over the observations of all replications together, is largest (the first of equals); so
/// another guest may be the worst for another statistic. Its estimate comes from its own observations only.
/// </summary>
internal sealed class SampleReadings(Metric metric, string guest, string reasonIfMissing)
{
    private static readonly (string Name, double P)[] Quantiles =
        [(Statistic.P50, 0.5), (Statistic.P95, 0.95), (Statistic.P99, 0.99)];

    /// <summary>Readings from samples.</summary>
    /// <param name="pooled">For each replication the observations of the whole class.</param>
    /// <param name="perGuest">For each guest, for each replication, its observations.</param>
    public IEnumerable<MetricReading> Of(IReadOnlyList<ISample> pooled, IReadOnlyList<IReadOnlyList<ISample>> perGuest)
    {
        var (classSections, guestSections) = (new Sections(pooled), perGuest.Select(samples => new Sections(samples)).ToArray());
        yield return MeanOf(classSections, Scope.Pooled);
        yield return WorstOf(guestSections, sample => sample.Mean, sections => MeanOf(sections, Scope.Worst));
        foreach (var (name, p) in Quantiles)
        {
            yield return QuantileOf(classSections, name, p, Scope.Pooled);
            yield return WorstOf(
                guestSections, sample => sample.Quantile(p), sections => QuantileOf(sections, name, p, Scope.Worst));
        }
    }

    /// <summary>The same readings without values.</summary>
    public IEnumerable<MetricReading> Suppressed(string reason) =>
        from statistic in Quantiles.Select(quantile => quantile.Name).Prepend(Statistic.Mean)
        from scope in new[] { Scope.Pooled, Scope.Worst }
        select ReadingList.Missing(metric, guest, statistic, scope, reason);

    private MetricReading MeanOf(Sections? sections, string scope) => sections is not { AreEnough: true }
        ? ReadingList.Missing(metric, guest, Statistic.Mean, scope, reasonIfMissing)
        : new MetricReading(metric, guest, Statistic.Mean, scope, Interval.OfMean(sections.Values(sample => sample.Mean)), "",
            sections.Fewest == 0);

    private MetricReading QuantileOf(Sections? sections, string statistic, double p, string scope) =>
        sections is not { AreEnough: true }
        ? ReadingList.Missing(metric, guest, statistic, scope, reasonIfMissing)
        : new MetricReading(metric, guest, statistic, scope,
            Interval.BySectioning(sections.Pooled.Quantile(p), sections.Values(sample => sample.Quantile(p))), "",
            sections.Fewest < ThinBelow(p))
        {
            // Each guest does its batch work once, however long the run is.
            Longer = sections.Fewest < ThinBelow(p) && metric == MetricCatalog.ResponseTime
                ? ThinBelow(p) / Math.Max(sections.Fewest, 1)
                : null,
        };

    /// <summary>100 / (1 - p) observations, rounded against the representation of p.</summary>
    private static double ThinBelow(double p) => Math.Round(100 / (1 - p));

    private static MetricReading WorstOf(Sections[] guests, Func<ISample, double> value, Func<Sections?, MetricReading> read)
    {
        var worst = guests.Where(sections => sections.Pooled.Count > 0).MaxBy(sections => value(sections.Pooled));
        var reading = read(worst);
        return reading.Estimate is null ? reading : reading with { WorstGuest = Array.IndexOf(guests, worst) };
    }

    /// <summary>One set of observations, replication by replication.</summary>
    private sealed class Sections(IReadOnlyList<ISample> samples)
    {
        private readonly ISample[] _filled = [.. samples.Where(sample => sample.Count > 0)];

        public ISample Pooled { get; } = samples[0].Pool(samples);

        public long Fewest { get; } = samples.Min(sample => sample.Count);

        public bool AreEnough => _filled.Length >= 2;

        public double[] Values(Func<ISample, double> value) => [.. _filled.Select(value)];
    }
}
