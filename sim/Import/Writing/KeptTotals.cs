namespace HvSim.Import.Writing;

/// <summary>What all guests have together, and what the classes that stand for them have.</summary>
/// <param name="Processors">Virtual processors of the guests.</param>
/// <param name="ProcessorsOfClasses">Virtual processors of the classes.</param>
/// <param name="MemoryMib">The most memory of the guests, in MiB.</param>
/// <param name="MemoryOfClassesMib">The most memory of the classes, in MiB.</param>
internal sealed record KeptTotals(int Processors, int ProcessorsOfClasses, double MemoryMib, double MemoryOfClassesMib)
{
    /// <summary>Of guests and their classes.</summary>
    public static KeptTotals Of(IReadOnlyList<GuestTrace> guests, IReadOnlyList<WrittenClass> classes) => new(
        guests.Sum(guest => guest.VirtualProcessors), classes.Sum(one => one.Count * one.Trace.VirtualProcessors),
        guests.Sum(GuestMemoryText.MostOf), classes.Sum(one => one.Count * GuestMemoryText.MostOf(one.Trace)));
}
