namespace HvSim.Import.Writing;

/// <summary>
/// Classes of like guests by k-means on mean and peak of processor time. It starts from guests at equal steps of the order by
/// mean, so that the same guests fall into the same classes every time.
/// </summary>
internal static class Clusters
{
    private const int MostRounds = 200;

    /// <summary>The guests of each class, classes and guests in the order of their means.</summary>
    /// <param name="guests">The guests.</param>
    /// <param name="wanted">Number of classes; fewer where guests are alike.</param>
    public static IReadOnlyList<IReadOnlyList<GuestTrace>> Of(IReadOnlyList<GuestTrace> guests, int wanted)
    {
        GuestTrace[] ordered =
            [.. guests.OrderBy(guest => guest.Cpu.Average()).ThenBy(guest => guest.Name, StringComparer.Ordinal)];
        (double Mean, double Peak)[] points = [.. ordered.Select(guest => (guest.Cpu.Average(), guest.Cpu.Max()))];
        var (ofMeans, ofPeaks) = (Width(points.Select(point => point.Mean)), Width(points.Select(point => point.Peak)));
        points = [.. points.Select(point => (point.Mean / ofMeans, point.Peak / ofPeaks))];

        var count = Math.Clamp(wanted, 1, ordered.Length);
        (double Mean, double Peak)[] centres =
            [.. Enumerable.Range(0, count).Select(i => points[((2 * i) + 1) * points.Length / (2 * count)])];
        var classes = new int[points.Length];
        for (var round = 0; round < MostRounds; round++)
        {
            int[] next = [.. points.Select(point => NearestTo(point, centres))];
            if (round > 0 && next.SequenceEqual(classes))
                break;
            classes = next;
            for (var i = 0; i < count; i++)
            {
                var own = points.Where((_, k) => classes[k] == i).ToArray();
                if (own.Length > 0)
                    centres[i] = (own.Average(point => point.Mean), own.Average(point => point.Peak));
            }
        }
        return
        [
            .. ordered.Select((guest, k) => (Guest: guest, Class: classes[k])).GroupBy(one => one.Class)
                .Select(group => (IReadOnlyList<GuestTrace>)[.. group.Select(one => one.Guest)])
                .OrderBy(group => group.Average(guest => guest.Cpu.Average())),
        ];
    }

    private static double Width(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var width = all.Max() - all.Min();
        return width > 0 ? width : 1;
    }

    private static int NearestTo((double Mean, double Peak) point, (double Mean, double Peak)[] centres)
    {
        var nearest = 0;
        for (var i = 1; i < centres.Length; i++)
        {
            if (Distance(point, centres[i]) < Distance(point, centres[nearest]))
                nearest = i;
        }
        return nearest;
    }

    private static double Distance((double Mean, double Peak) one, (double Mean, double Peak) other) =>
        ((one.Mean - other.Mean) * (one.Mean - other.Mean)) + ((one.Peak - other.Peak) * (one.Peak - other.Peak));
}
