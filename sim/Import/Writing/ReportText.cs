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
        Section(GuestTable.TitleOf(load), GuestTable.LinesOf(load, most < int.MaxValue));
        Section("Mapped", load.Report.Mapped.Select(item => $"{item.What} -> {item.Target}"), most);
        Section("Dropped", load.Report.Dropped.Select(item => $"{item.What}: {item.Reason}"), most);
        WriteAssumptions();
        Section("Totals, means of all guests together over all of the data", TotalsTable.LinesOf(load, classes));
        if (window.PeakLength < load.Interval * guests[0].Cpu.Length)
            WriteBusiest();
        Section("Sizing", SizingLines());
        if (classes.Any(one => one.Count > 1 || one.Members[0] != one.Name))
            Section("Classes", classes.Select(one => $"{one.Name}: {string.Join(", ", one.Members)}"), most);
        Section("Of the scenario", ScenarioNotes.Of(load, guests, classes, window));
        return _text.ToString();
    }

    private void WriteAssumptions()
    {
        var own = new OwnAssumptions(load, guests, classes);
        Section(
            "Assumed; the key of the scenario overrides it",
            load.Report.Overridable.Concat(own.Overridable()).Select(one => $"{one.Key}: {one.What}"));
        Section("Assumed otherwise", load.Report.Assumed.Concat(own.Otherwise()));
    }

    private void WriteBusiest() =>
        Section("Busiest windows", window.Busiest.Select(one =>
            Text($"{window.PeakLength.TotalHours:0.##} h from {one.Start.TotalSeconds:0} s on ")
            + Text($"({DataTime.Of(load.Origin, one.Start)}): {one.Mean:0.##} processors on average"))
            .Append(
                window.IsPeak
                    ? "the first of them is simulated; 'start' of each trace and 'run.duration' take any other"
                    : "'--peak' takes the first of them; 'start' of each trace and 'run.duration' any other"));

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
        if (classes.Any(one => one.Count > 1))
        {
            GuestTrace[] ofClasses = [.. classes.SelectMany(one => Enumerable.Repeat(one.Trace, one.Count))];
            var simulated = Sizing.Of(ofClasses);
            yield return Text($"the same with the means of the classes that are simulated: {simulated.SumOfP95:0.##} and ")
                + Text($"{simulated.P95OfSum:0.##} processors");
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

    /// <summary>Names may hold anything, and the report is shown on terminals.</summary>
    private void Line(string line) => _text.Append(CommentText.Of(line)).Append('\n');
}
