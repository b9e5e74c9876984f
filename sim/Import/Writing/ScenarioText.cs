using System.Globalization;
using System.Text;
using HvSim.Scenarios.Traces;

namespace HvSim.Import.Writing;

/// <summary>The text of a scenario file whose guests follow traces, on a host that is large enough for them.</summary>
internal sealed class ScenarioText(
    ImportedLoad load, string name, IReadOnlyList<GuestTrace> guests, IReadOnlyList<WrittenClass> classes, Window window)
{
    private const double MiB = 1 << 20;
    private const double GiBInMiB = 1024;

    // Where memory in use alone is known, a guest gets a quarter more than it ever uses.
    private const double MemoryRoom = 1.25;

    // A host of two sockets whose processors are 70 % busy at the 95th percentile.
    private const int Sockets = 2;
    private const int ThreadsPerCore = 2;
    private const double BusyAtP95 = 0.7;

    private readonly StringBuilder _text = new();

    private bool HasDisks => Has(TraceColumn.Reads, TraceColumn.Writes, TraceColumn.ReadBytes, TraceColumn.WriteBytes);

    private bool HasNetwork => Has(TraceColumn.Packets, TraceColumn.NetworkBytes);

    private bool HasMemory => Has(TraceColumn.MemoryBytes);

    /// <summary>Writes it.</summary>
    public string Write()
    {
        var machines = load.Guests.Count == 1 ? "the machine" : $"the {Number(load.Guests.Count)} machines";
        Line($"# How busy is a host with {machines} of {Plain(load.Source)}?");
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
        Line($"run: {{ duration: {Time(window.Length)}, replications: {{ min: 3, max: 10 }}, seed: 1 }}");
        return _text.ToString();
    }

    private void WriteHost()
    {
        var needed = Sizing.Of(guests).P95OfSum / BusyAtP95;
        var widest = guests.Max(guest => guest.VirtualProcessors);
        var cores = Math.Max(2, (int)Math.Ceiling(Math.Max(needed, widest) / (Sockets * ThreadsPerCore)));
        var memory = "";
        if (HasMemory)
        {
            var gib = classes.Sum(one => one.Count * (MemoryOf(one) / GiBInMiB));
            // The root's reserve and the overhead of guests come on top.
            memory = $", memory: {Number((int)(Math.Ceiling(((gib * 1.1) + 8) / 16) * 16))} GiB";
        }
        Line("host:");
        Line($"  machine: {{ sockets: {Sockets}, coresPerSocket: {Number(cores)}, threadsPerCore: {ThreadsPerCore}{memory} }}");
        Line("  os: windows-server-2019");
        Line("  hypervisor: { scheduler: core }");
        if (HasDisks)
        {
            Line("  storage:");
            Line("    ssd0: { kind: ssd, readLatency: 0.2 ms, writeLatency: 0.2 ms, parallelism: 32, bandwidth: 2 GB/s }");
        }
        if (HasNetwork)
            Line("  network: { nic0: { bandwidth: 25 Gbps } }");
    }

    private void WriteGuest(WrittenClass one)
    {
        var members = string.Join(", ", one.Members.Take(3)) + (one.Members.Count > 3 ? ", ..." : "");
        Line($"  {one.Name}:   # {Plain(members)}");
        if (one.Count > 1)
            Line($"    count: {Number(one.Count)}");
        Line($"    virtualProcessors: {Number(one.Trace.VirtualProcessors)}");
        if (HasMemory)
        {
            var committed = one.Trace.Column(TraceColumn.MemoryBytes) is null
                ? $"committed: {Number((int)MemoryOf(one))} MiB, " : "";
            Line($"    memory: {{ static: {Number((int)MemoryOf(one))} MiB, demand: {{ {committed}workingSet: 60 % }} }}");
        }
        if (HasDisks)
            Line("    disk: { path: synthetic, on: ssd0 }");
        if (HasNetwork)
            Line("    network: { path: synthetic, on: nic0 }");
        var start = window.Start == TimeSpan.Zero ? "" : $", start: {Time(window.Start)}";
        Line($"    workload: {{ trace: {{ file: {ScenarioWriter.PathOf(one)}{start} }} }}");
    }

    /// <summary>In MiB: what the guest was given, or some more than it ever used.</summary>
    private static double MemoryOf(WrittenClass one)
    {
        const double Least = 512;
        var used = one.Trace.Column(TraceColumn.MemoryBytes)?.Max() ?? 0;
        return Math.Max(Least, Math.Ceiling(Math.Max(one.Trace.AssignedMemoryBytes ?? used * MemoryRoom, used) / MiB));
    }

    private bool Has(params TraceColumn[] columns) =>
        guests.Any(guest => columns.Any(column => guest.Column(column)?.Any(value => value > 0) == true));

    private static string Time(TimeSpan time) => $"{time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Without what would end a comment or confuse a terminal.</summary>
    private static string Plain(string text) =>
        new([.. text.Select(character => character is >= ' ' and <= '~' ? character : '?')]);

    private void Line(string line) => _text.Append(line).Append('\n');
}
