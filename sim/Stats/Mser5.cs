namespace HvSim.Stats;

/// <summary>
/// Where the start of a series ends, by the marginal standard error rule over batches of five (White 1997; White, Cobb and Spratt
/// 2000): the observations are averaged in fives, and those batches are left out whose loss makes
/// MSER(d) = sum over j above d of (Z(j) - mean of those)^2 / (m - d)^2 least, the estimated error of the mean of what is left.
/// </summary>
public static class Mser5
{
    /// <summary>Observations in a batch.</summary>
    public const int BatchSize = 5;

    /// <summary>The fewest batches that are left: an error that fewer tell is chance.</summary>
    private const int FewestLeft = 5;

    /// <summary>How many batches the rule leaves out; the smallest number of equally good ones, 0 for fewer than six batches.</summary>
    /// <param name="batches">Means of successive batches.</param>
    /// <param name="most">The most batches that may be left out.</param>
    public static int Cut(ReadOnlySpan<double> batches, int most = int.MaxValue)
    {
        var centre = 0.0;
        foreach (var batch in batches)
            centre += batch / batches.Length;

        var (cut, least) = (0, double.PositiveInfinity);
        double sum = 0, squares = 0;
        for (var d = batches.Length - 1; d >= 0; d--)
        {
            // Around the centre of all, so that large levels do not drown small differences.
            var value = batches[d] - centre;
            sum += value;
            squares += value * value;
            double left = batches.Length - d;
            if (left < FewestLeft || d > most)
                continue;
            var error = Math.Max(squares - (sum * sum / left), 0) / (left * left);
            if (error <= least)
                (cut, least) = (d, error);
        }
        return cut;
    }
}
