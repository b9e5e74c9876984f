namespace HvSim.Import.Writing;

/// <summary>What adding up says of the processors that guests need.</summary>
/// <param name="Mean">Mean of the sum, in processors.</param>
/// <param name="SumOfP95">Sum of the guests' 95th percentiles.</param>
/// <param name="P95OfSum">95th percentile of the guests' sum.</param>
/// <param name="Most">Largest sum.</param>
internal sealed record Sizing(double Mean, double SumOfP95, double P95OfSum, double Most)
{
    private const double P95 = 0.95;

    /// <summary>Of guests on a grid.</summary>
    public static Sizing Of(IReadOnlyList<GuestTrace> guests)
    {
        var sum = SumOf(guests);
        return new Sizing(sum.Average(), guests.Sum(guest => Quantile(guest.Cpu)), Quantile(sum), sum.Max());
    }

    /// <summary>Processor time of all guests by interval.</summary>
    public static double[] SumOf(IReadOnlyList<GuestTrace> guests) =>
        [.. Enumerable.Range(0, guests[0].Cpu.Length).Select(i => guests.Sum(guest => guest.Cpu[i]))];

    /// <summary>The busiest windows that do not meet, busiest first.</summary>
    /// <param name="sum">Processor time by interval.</param>
    /// <param name="length">Length of a window, in intervals.</param>
    /// <param name="most">The most windows.</param>
    public static IReadOnlyList<(int First, double Mean)> Busiest(double[] sum, int length, int most)
    {
        length = Math.Clamp(length, 1, sum.Length);
        // Of sums from the beginning, so that long windows take no longer than short ones.
        var until = new double[sum.Length + 1];
        for (var i = 0; i < sum.Length; i++)
            until[i + 1] = until[i] + sum[i];
        var windows = Enumerable.Range(0, sum.Length - length + 1)
            .Select(first => (First: first, Mean: (until[first + length] - until[first]) / length))
            .OrderByDescending(window => window.Mean).ThenBy(window => window.First);
        var chosen = new List<(int First, double Mean)>();
        foreach (var window in windows)
        {
            if (chosen.Count == most)
                break;
            if (chosen.TrueForAll(other => Math.Abs(other.First - window.First) >= length))
                chosen.Add(window);
        }
        return chosen;
    }

    private static double Quantile(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Max(0, (int)Math.Ceiling(P95 * sorted.Length) - 1)];
    }
}
