using System.Globalization;
using System.Text;
using HvSim.Scenarios.Traces;

namespace HvSim.Import.Writing;

/// <summary>
/// The text of a scenario file whose guests follow traces, on the host that was logged or one that is large enough.
/// </summary>
internal sealed class ScenarioText(
    ImportedLoad load, string name, IReadOnlyList<GuestTrace> guests, IReadOnlyList<WrittenClass> classes, Window window)
{
    private const double GiBInMiB = 1024;

    private readonly StringBuilder _text = new();

    private bool HasMemory => guests.Any(guest => guest.KnowsMemory);

    /// <summary>Writes it.</summary>
    public string Write()
    {
        var machines = load.Guests.Count == 1 ? "the machine" : $"the {Number(load.Guests.Count)} machines";
        Line($"# How busy is a host with {machines} of {CommentText.Of(load.Source)}?");
        Line("#");
        Line("# Made by 'hvsim import'; import-report.txt says what was taken, dropped and assumed. The host is an assumption:");
        Line("# put yours.");
        Line("schemaVersion: 1");
        Line($"name: {name}");
        Line("");
        WriteHost();
        Line("");
        Line("guests:");
        foreach (var one in classes)
            WriteGuest(one);
        Line("");
        if (classes.Count > 1)
            WriteMix();
        Line("# Beyond either of these bounds a host counts as over-committed.");
        Line("objectives:");
        Line("  - { metric: lp-busy, limit: 90 % }");
        Line("  - { metric: cpu-wait-per-dispatch, limit: 100 us }");
        Line("");
        Line($"run: {{ duration: {Time(window.Length)}, replications: {{ min: 3, max: 10 }}, seed: 1 }}");
        return _text.ToString();
    }

    private void WriteHost()
    {
        var machine = WrittenMachine.Of(load, guests);
        var memory = "";
        if (HasMemory)
        {
            var gib = classes.Sum(one => one.Count * (GuestMemoryText.MostOf(one.Trace) / GiBInMiB));
            // The root's reserve and the overhead of guests come on top.
            memory = $", memory: {GuestMemoryText.Plain(Math.Ceiling(((gib * 1.1) + 8) / 16) * 16)} GiB";
        }
        Line("host:");
        Line($"  machine: {{ sockets: {Number(machine.Sockets)}, coresPerSocket: {Number(machine.CoresPerSocket)}, "
            + $"threadsPerCore: 1{memory} }}");
        Line("  os: windows-server-2019");
        Line("  hypervisor: { scheduler: core }");
        if (guests.Any(UsesDisks))
        {
            Line("  storage:");
            Line("    ssd0: { kind: ssd, readLatency: 0.2 ms, writeLatency: 0.2 ms, parallelism: 32, bandwidth: 2 GB/s }");
        }
        if (guests.Any(UsesNetwork))
            Line("  network: { nic0: { bandwidth: 25 Gbps } }");
    }

    private void WriteMix()
    {
        Line("# Another total takes more or fewer of these guests, in the same proportions.");
        Line("mix:");
        Line($"  total: {Number(classes.Sum(one => one.Count))}");
        Line("  shares:");
        foreach (var one in classes)
            Line($"    {one.Name}: {Number(one.Count)}");
        Line("");
    }

    private void WriteGuest(WrittenClass one)
    {
        var appears = load.Interval * one.Trace.First;
        var begin = appears > window.Start ? appears : window.Start;
        var members = string.Join(", ", one.Members.Take(3)) + (one.Members.Count > 3 ? ", ..." : "");
        Line($"  {one.Name}:   # {CommentText.Of(members)}");
        if (one.Count > 1 && classes.Count == 1)
            Line($"    count: {Number(one.Count)}");
        Line($"    virtualProcessors: {Number(one.Trace.VirtualProcessors)}");
        if (HasMemory)
            Line($"    memory: {GuestMemoryText.Of(one.Trace, (int)(begin.Ticks / load.Interval.Ticks))}");
        if (UsesDisks(one.Trace))
            Line("    disk: { path: synthetic, on: ssd0 }");
        if (UsesNetwork(one.Trace))
            Line("    network: { path: synthetic, on: nic0 }");
        if (begin > window.Start)
            Line($"    start: {{ delay: {Time(ScenarioWriter.Within(begin - window.Start))} }}");
        var start = begin == TimeSpan.Zero ? "" : $", start: {Time(begin)}";
        var bursts = WrittenBursts.LengthIn(load.Interval) is { } length ? $", bursts: {{ length: {Time(length)} }}" : "";
        Line($"    workload: {{ trace: {{ file: {ScenarioWriter.PathOf(one)}{start}{bursts} }} }}");
    }

    private static bool UsesDisks(GuestTrace guest) =>
        guest.AsksFor(TraceColumn.Reads, TraceColumn.Writes, TraceColumn.ReadBytes, TraceColumn.WriteBytes);

    private static bool UsesNetwork(GuestTrace guest) => guest.AsksFor(TraceColumn.Packets, TraceColumn.NetworkBytes);

    private static string Time(TimeSpan time) => $"{time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Line(string line) => _text.Append(line).Append('\n');
}
