namespace HvSim.Scenarios.Reading;

/// <summary>
/// Deals the guests of a mix out to classes by smooth weighted round robin: each guest goes to the class that is furthest behind
/// its share, the first one of equals. The numbers for a total are those for one guest less with one guest added.
/// </summary>
internal static class MixCounts
{
    public static IReadOnlyList<int> Of(int total, IReadOnlyList<double> shares)
    {
        var counts = new int[shares.Count];
        var credits = new double[shares.Count];
        var sum = shares.Sum();
        for (var guest = 0; guest < total; guest++)
        {
            var next = Credit(credits, shares);
            credits[next] -= sum;
            counts[next]++;
        }
        return counts;
    }

    private static int Credit(double[] credits, IReadOnlyList<double> shares)
    {
        var most = -1;
        for (var i = 0; i < credits.Length; i++)
        {
            credits[i] += shares[i];
            if (shares[i] > 0 && (most < 0 || credits[i] > credits[most]))
            {
                most = i;
            }
        }
        return most;
    }
}
