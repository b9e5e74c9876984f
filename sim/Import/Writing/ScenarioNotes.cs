using System.Globalization;
using HvSim.Scenarios.Traces;

namespace HvSim.Import.Writing;

/// <summary>What the report says of how guests became those of the scenario, where it is not the usual way.</summary>
internal static class ScenarioNotes
{
    private const double MebiOfGibi = 1024;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(
        ImportedLoad load, IReadOnlyList<GuestTrace> guests, IReadOnlyList<WrittenClass> classes, Window window)
    {
        foreach (var part in PartOf(load, guests, window))
            yield return part;
        var knowsMemory = guests.Any(guest => guest.KnowsMemory);
        if (classes.Any(one => one.Count > 1))
        {
            var totals = KeptTotals.Of(guests, classes);
            yield return Text($"virtual processors: {totals.Processors} of the guests, ")
                + Text($"{totals.ProcessorsOfClasses} of the classes");
            if (knowsMemory)
            {
                yield return Text($"most memory: {totals.MemoryMib / MebiOfGibi:0.#} GiB of the guests, ")
                    + Text($"{totals.MemoryOfClassesMib / MebiOfGibi:0.#} GiB of the classes");
            }
        }
        if (knowsMemory && Number(guests, guest => guest.Column(TraceColumn.MemoryBytes) is null) is { } unknown)
        {
            yield return "memory in use not known, so that all is committed, and 512 MiB where nothing is known (memory): "
                + unknown;
        }
        if (Number(guests, guest => guest.HoldsMemory) is { } held)
            yield return $"without data for some time, through which memory is held as it was: {held}";
        if (Number(guests, guest => load.Interval * guest.First > window.Start) is { } late)
            yield return $"appearing later, and started then, a class with the first of its guests (start.delay): {late}";
        if (load.Guests.Count - guests.Count is > 0 and var later)
            yield return Text($"appearing after what is simulated, and left out: {later} of {load.Guests.Count} guests");
        var over = load.Guests.Max(guest => guest.Samples[^1].At);
        var end = window.Start + window.Length < over ? window.Start + window.Length : over;
        if (Number(load.Guests, guest => end - guest.Samples[^1].At >= load.Interval) is { } gone)
            yield return $"vanishing before the end, idle from then on with the memory that they had: {gone}";
    }

    /// <summary>What is simulated of the data, where that is not all.</summary>
    private static IEnumerable<string> PartOf(ImportedLoad load, IReadOnlyList<GuestTrace> guests, Window window)
    {
        var all = load.Interval * guests[0].Cpu.Length;
        if (window.Length >= all)
        {
            if (window.IsPeak)
                yield return "simulated: all of the data, as they are not longer than the busiest window asked for";
            yield break;
        }
        yield return Text($"simulated: {window.Length.TotalHours:0.##} h of {all.TotalHours:0.##} h, from ")
            + Text($"{window.Start.TotalSeconds:0} s on ({DataTime.Of(load.Origin, window.Start)}), in which guests want ")
            + Text($"{window.Mean:0.##} processors on average")
            + (window.IsPeak ? "" : Text($"; a run has at most {window.Length.TotalHours:0} h; --peak takes the busiest part"));
    }

    private static string? Number<T>(IReadOnlyList<T> guests, Func<T, bool> isOne) => guests.Count(isOne) switch
    {
        0 => null,
        1 => "1 guest",
        var number => Text($"{number} guests"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
