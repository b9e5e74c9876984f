namespace HvSim.Import.Writing;

/// <summary>
/// Classes of like guests by k-means on what they have and ask for. Guests with different numbers of virtual processors stay
/// apart where there are classes enough. It starts from guests at equal steps of the order by mean processor time, so that the
/// same guests fall into the same classes every time.
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
        [
            .. guests.OrderBy(guest => guest.Cpu.Average()).ThenBy(guest => guest.Name, StringComparer.Ordinal)
                .ThenBy(guest => guest.VirtualProcessors),
        ];
        var points = GuestFeatures.Of(ordered);
        var count = Math.Clamp(wanted, 1, ordered.Length);
        int[][] parts =
        [
            .. Enumerable.Range(0, ordered.Length).GroupBy(i => ordered[i].VirtualProcessors).OrderBy(part => part.Key)
                .Select(part => part.ToArray()),
        ];
        if (parts.Length > count)
            parts = [[.. Enumerable.Range(0, ordered.Length)]];
        var counts = Shared(count, parts, points);
        return
        [
            .. parts.SelectMany((part, i) => Split(part, points, counts[i]))
                .OrderBy(own => own.Average(k => ordered[k].Cpu.Average())).ThenBy(own => own[0])
                .Select(own => (IReadOnlyList<GuestTrace>)[.. own.Select(k => ordered[k])]),
        ];
    }

    /// <summary>A class for each part; each further one goes to the part of the largest spread for its classes.</summary>
    private static int[] Shared(int count, int[][] parts, double[][] points)
    {
        double[] spreads = [.. parts.Select(part => SpreadOf(part, points))];
        int[] shares = [.. parts.Select(_ => 1)];
        for (var left = count - parts.Length; left > 0; left--)
        {
            var next = Enumerable.Range(0, parts.Length)
                .MaxBy(i => shares[i] < parts[i].Length ? spreads[i] / shares[i] : -1);
            shares[next]++;
        }
        return shares;
    }

    private static double SpreadOf(int[] part, double[][] points)
    {
        var centre = CentreOf(part, points);
        return part.Sum(k => Distance(points[k], centre));
    }

    private static IEnumerable<int[]> Split(int[] part, double[][] points, int count)
    {
        double[][] centres =
            [.. Enumerable.Range(0, count).Select(i => points[part[((2 * i) + 1) * part.Length / (2 * count)]])];
        var classes = new int[part.Length];
        for (var round = 0; round < MostRounds; round++)
        {
            int[] next = [.. part.Select(k => NearestTo(points[k], centres))];
            if (round > 0 && next.SequenceEqual(classes))
                break;
            classes = next;
            for (var i = 0; i < count; i++)
            {
                int[] own = [.. part.Where((_, k) => classes[k] == i)];
                if (own.Length > 0)
                    centres[i] = CentreOf(own, points);
            }
        }
        return part.Select((k, place) => (Guest: k, Class: classes[place])).GroupBy(one => one.Class, one => one.Guest)
            .Select(own => own.ToArray());
    }

    private static double[] CentreOf(int[] own, double[][] points) =>
        [.. Enumerable.Range(0, points[0].Length).Select(feature => own.Average(k => points[k][feature]))];

    private static int NearestTo(double[] point, double[][] centres)
    {
        var nearest = 0;
        for (var i = 1; i < centres.Length; i++)
        {
            if (Distance(point, centres[i]) < Distance(point, centres[nearest]))
                nearest = i;
        }
        return nearest;
    }

    private static double Distance(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        return sum;
    }
}
