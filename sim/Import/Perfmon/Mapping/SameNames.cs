namespace HvSim.Import.Perfmon;

/// <summary>
/// Virtual machines of one name on one host: Windows appends a number to the instances of the second one on, as in
/// <c>web:Hv VP 0#1</c> and <c>web#1</c>.
/// </summary>
internal static class SameNames
{
    /// <summary>The name of a guest, with the number that tells it from those before it.</summary>
    public static string NameOf(string name, int index) => index == 0 ? name : FormattableString.Invariant($"{name}#{index}");

    /// <summary>Says which guests share a name, and where telling them apart fails.</summary>
    /// <param name="pool">Their host.</param>
    /// <param name="processors">Counters of virtual processors.</param>
    public static void Report(ColumnPool pool, IReadOnlyList<LogColumn> processors)
    {
        var literal = processors.Where(column => column.Path.Index == 0).Select(NameOf).ToHashSet();
        foreach (var name in processors.Where(column => column.Path.Index > 0).Select(NameOf).Distinct())
        {
            pool.Report.Assume(literal.Contains(name)
                ? $"several virtual machines of host {pool.Machine} count as guest {name}, as they cannot be told apart"
                : $"guest {name} is another virtual machine of a name that host {pool.Machine} has twice; the number that "
                + "Windows appends tells its counters, and its disks and adapters count as those of the one without a number");
        }
    }

    private static string NameOf(LogColumn processor) => Folded.Of(HyperVHost.GuestOf(processor) ?? "");
}
