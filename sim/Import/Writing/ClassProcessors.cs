namespace HvSim.Import.Writing;

/// <summary>
/// Virtual processors of classes whose guests may have different numbers of them: the mean, rounded so that the sum over all
/// guests stays as near as whole numbers allow, and never below what the busiest interval of the class takes of its guests'
/// processors.
/// </summary>
internal static class ClassProcessors
{
    // Of rounding in the means.
    private const double Tolerance = 1e-9;

    /// <summary>Virtual processors of a guest of each class.</summary>
    public static int[] Of(IReadOnlyList<IReadOnlyList<GuestTrace>> classes)
    {
        var chosen = new int[classes.Count];
        var surplus = 0;
        // What large classes have left over or short small ones make up for.
        foreach (var i in Enumerable.Range(0, classes.Count).OrderByDescending(i => classes[i].Count))
        {
            var (count, sum) = (classes[i].Count, classes[i].Sum(guest => guest.VirtualProcessors));
            var fewest = Math.Max(1, (int)Math.Ceiling((MostTakenBy(classes[i]) / count) - Tolerance));
            var below = Math.Max(fewest, sum / count);
            var above = Math.Max(fewest, (sum + count - 1) / count);
            chosen[i] = Math.Abs(surplus + (count * below) - sum) < Math.Abs(surplus + (count * above) - sum) ? below : above;
            surplus += (count * chosen[i]) - sum;
        }
        return chosen;
    }

    /// <summary>Work above the clock of a guest's processors is done later, and needs no more of them.</summary>
    private static double MostTakenBy(IReadOnlyList<GuestTrace> guests) => Enumerable.Range(0, guests[0].Cpu.Length)
        .Max(i => guests.Sum(guest => Math.Min(guest.Cpu[i], guest.VirtualProcessors)));
}
