using System.Globalization;
using System.Text;

namespace HvSim.Import.Writing;

/// <summary>
/// The report of an import: what was mapped to what, what was dropped and why, coverage, assumptions, and what adding up says.
/// </summary>
internal sealed class ReportText(
    ImportedLoad load, IReadOnlyList<GuestTrace> guests, IReadOnlyList<WrittenClass> classes, Window window)
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes it.</summary>
    public string Write()
    {
        Line($"Import of {load.Source}");
        Section("Coverage", load.Report.Coverage);
        Section(GuestTable.TitleOf(load), GuestTable.LinesOf(load));
        Section("Mapped", load.Report.Mapped.Select(item => $"{item.What} -> {item.Target}"));
        Section("Dropped", load.Report.Dropped.Select(item => $"{item.What}: {item.Reason}"));
        Section("Assumed; a key of the scenario overrides each", [.. load.Report.Assumed, .. OwnAssumptions()]);
        Section("Busiest windows", window.Busiest.Select(one => Text(
            $"{window.PeakLength.TotalHours:0.##} h from {one.Start.TotalSeconds:0} s on: {one.Mean:0.##} processors on average"))
            .Append("'--peak' takes the first of them; 'start' of each trace and 'run.duration' any other"));
        Section("Sizing", SizingLines());
        if (classes.Any(one => one.Count > 1))
            Section("Classes", classes.Select(one => $"{one.Name}: {string.Join(", ", one.Members)}"));
        return _text.ToString();
    }

    private IEnumerable<string> OwnAssumptions()
    {
        yield return "within an interval demand comes in bursts of three times the mean for a fifth of the time, 2 s each: "
            + "workload.trace.bursts";
        yield return "requests bring 20 ms of processor time each: workload.trace.work";
        yield return "host, storage and network are ones that suffice: host";
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
        yield return "the two differ as guests are not busy at the same time; neither sees bursts within an interval, waits, or "
            + "what the hypervisor and the root take, which a run does";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Section(string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length == 0)
            return;
        Line("");
        Line(title);
        foreach (var line in all)
            Line($"  {line}");
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
