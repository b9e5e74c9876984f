using System.Globalization;
using System.Text;

namespace HvSim.Import.Writing;

/// <summary>
/// The report of an import: what was mapped to what, what was dropped and why, coverage, assumptions, and what adding up says.
/// </summary>
internal sealed class ReportText(
    ImportedLoad load, IReadOnlyList<GuestTrace> guests, IReadOnlyList<WrittenClass> classes, Window window)
{
    private const int MostLines = 8;

    // As the scenario's objective has it.
    private const double MostBusy = 0.9;

    private readonly StringBuilder _text = new();

    /// <summary>Writes all of it.</summary>
    public string Write() => Write(int.MaxValue);

    /// <summary>Writes it with the beginnings of long lists.</summary>
    public string WriteShort() => Write(MostLines);

    private string Write(int most)
    {
        _text.Clear();
        Line($"Import of {load.Source}");
        Section("Coverage", load.Report.Coverage);
        Section(GuestTable.TitleOf(load), GuestTable.LinesOf(load));
        Section("Mapped", load.Report.Mapped.Select(item => $"{item.What} -> {item.Target}"), most);
        Section("Dropped", load.Report.Dropped.Select(item => $"{item.What}: {item.Reason}"), most);
        Section("Assumed; a key of the scenario overrides each", [.. load.Report.Assumed, .. OwnAssumptions()]);
        if (window.PeakLength < load.Interval * guests[0].Cpu.Length)
            WriteBusiest();
        Section("Sizing", SizingLines());
        if (classes.Any(one => one.Count > 1))
            Section("Classes", classes.Select(one => $"{one.Name}: {string.Join(", ", one.Members)}"), most);
        Section("Of the scenario", ScenarioNotes.Of(load, guests, classes, window));
        return _text.ToString();
    }

    private void WriteBusiest() =>
        Section("Busiest windows", window.Busiest.Select(one => Text(
            $"{window.PeakLength.TotalHours:0.##} h from {one.Start.TotalSeconds:0} s on: {one.Mean:0.##} processors on average"))
            .Append("'--peak' takes the first of them; 'start' of each trace and 'run.duration' any other"));

    private IEnumerable<string> OwnAssumptions()
    {
        var length = WrittenBursts.LengthIn(load.Interval) ?? WrittenBursts.Usual;
        yield return "within an interval demand comes in bursts of three times the mean for a fifth of the time, "
            + Text($"{length.TotalSeconds:0.###} s each: workload.trace.bursts");
        yield return "requests bring 20 ms of processor time each: workload.trace.work";
        yield return load.LogicalProcessors is { } logged
            ? Text($"the host has the {logged} logical processors that are logged; memory, storage and network suffice: host")
            : "host, storage and network are ones that suffice: host";
        yield return "what sibling threads cost is in the times already: the host has one thread on a core";
        if (guests.Any(guest => guest.HasDynamicMemory))
        {
            yield return "Dynamic Memory starts a guest with a fifth more than it wants at first, and bounds it by 512 MiB and a "
                + "quarter more than it ever wants: memory";
        }
        yield return "where there are no data, a guest wants nothing";
        if (classes.Any(one => one.Count > 1))
        {
            yield return "guests of a class follow the mean of their traces, which keeps their sum and not their own peaks";
        }
    }

    private IEnumerable<string> SizingLines()
    {
        var sizing = Sizing.Of(guests);
        yield return Text($"processors that all guests want: {sizing.Mean:0.##} on average, {sizing.Most:0.##} at most");
        yield return Text($"sum of the guests' 95th percentiles: {sizing.SumOfP95:0.##} processors");
        yield return Text($"95th percentile of the guests' sum: {sizing.P95OfSum:0.##} processors")
            + (sizing.P95OfSum > 0 ? Text($", {sizing.SumOfP95 / sizing.P95OfSum:0.##} times less") : "");
        var processors = WrittenMachine.Of(load, guests).LogicalProcessors;
        if (sizing.P95OfSum > 0)
        {
            yield return Text($"{processors} processors that are {100 * MostBusy} % busy hold ")
                + Text($"{MostBusy * processors / sizing.SumOfP95:0.##} times these guests by the first of them, ")
                + Text($"{MostBusy * processors / sizing.P95OfSum:0.##} times by the second");
        }
        yield return "the two differ as guests are not busy at the same time; neither sees bursts within an interval, waits, or "
            + "what the hypervisor and the root take, which simulating does";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Section(string title, IEnumerable<string> lines, int most = int.MaxValue)
    {
        string[] all = [.. lines];
        if (all.Length == 0)
            return;
        Line("");
        Line(title);
        foreach (var line in all.Take(most))
            Line($"  {line}");
        if (all.Length > most)
            Line(Text($"  ... and {all.Length - most} more: {ScenarioWriter.ReportFile}"));
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
