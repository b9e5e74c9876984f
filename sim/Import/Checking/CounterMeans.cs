using HvSim.Import.Perfmon;

namespace HvSim.Import.Checking;

/// <summary>Means over time of the counters of one host, logged or simulated: both are read the same way.</summary>
public static class CounterMeans
{
    /// <summary>Of the logs of a host.</summary>
    /// <param name="files">The logs.</param>
    /// <param name="options">What the logs do not say themselves.</param>
    /// <param name="from">Where to begin, from the start of the logs.</param>
    /// <param name="length">For how long.</param>
    /// <exception cref="ImportException">They are no logs of one host.</exception>
    public static IReadOnlyDictionary<CounterKey, double> OfLogs(
        IReadOnlyList<string> files, PerfmonOptions options, TimeSpan from, TimeSpan length) =>
        Of([.. files.Select(LogSource.OfFile)], options, from, length, name => name);

    /// <summary>Of a simulated log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="nameOf">The guest that a guest of the scenario stands for.</param>
    public static IReadOnlyDictionary<CounterKey, double> OfSimulated(byte[] log, Func<string, string> nameOf) => Of(
        [new LogSource("simulated", () => new MemoryStream(log, writable: false))], new PerfmonOptions(), TimeSpan.Zero,
        TimeSpan.MaxValue / 2, nameOf);

    private static Dictionary<CounterKey, double> Of(
        IReadOnlyList<LogSource> sources, PerfmonOptions options, TimeSpan from, TimeSpan length, Func<string, string> nameOf)
    {
        var names = CounterNames.Load();
        var report = new ReportDraft();
        var profiles = PerfmonImport.Profiles(sources, names, options, report);
        var guests = new GuestNames();
        foreach (var guest in profiles.SelectMany(profile => profile.Header.Columns).Select(HyperVHost.GuestOf).OfType<string>())
            guests.Add(guest);
        RequireOneHost(profiles);
        var clock = LogClock.Of(profiles, report);
        var columns = new CounterColumns(guests);
        var tallies = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var profile in profiles)
            Read(profile, names, columns, clock, from, from + length, tallies);
        return Together(tallies.Values, nameOf);
    }

    private static void RequireOneHost(List<LogProfile> profiles)
    {
        var hosts = profiles.SelectMany(profile => profile.Header.Columns).Where(HyperVHost.IsSignOf)
            .Select(column => Folded.Of(column.Path.Machine)).Distinct().Count();
        if (hosts == 1)
            return;
        throw Refusal.Of(
            profiles[0].Source.Name, 0, 0,
            hosts == 0
                ? "no counters of a Hyper-V host are logged, so that there is nothing to check against"
                : "there are several hosts",
            "Check the log of one host with the counters of Hyper-V Hypervisor Virtual Processor.");
    }

    private static void Read(
        LogProfile profile, CounterNames names, CounterColumns columns, LogClock clock, TimeSpan from, TimeSpan to,
        Dictionary<string, Tally> tallies)
    {
        var damage = new LogDamage(profile.Source.Name);
        var times = new Timeline(profile.Interval, damage);
        using var rows = new LogRows(profile, names, damage);
        (int Index, Tally Tally)[] wanted = [];
        while (rows.Read())
        {
            if (rows.IsAtHeader)
            {
                wanted =
                [
                    .. columns.Of(rows.Header.Columns)
                        .Select(one => (one.Column.Index, TallyOf(one.Column, one.Key, tallies))),
                ];
                rows.Need(wanted.Select(one => one.Index));
                continue;
            }
            if (!times.Step(rows.At, rows.Line, out var covered))
                continue;
            var middle = clock.On(profile, rows.At) - clock.Origin - (covered / 2);
            if (middle < from || middle > to)
                continue;
            foreach (var (index, tally) in wanted)
                tally.Add(rows.Values[index], covered.TotalSeconds);
        }
    }

    private static Tally TallyOf(LogColumn column, CounterKey key, Dictionary<string, Tally> tallies)
    {
        var name = Folded.Of(column.Text);
        if (!tallies.TryGetValue(name, out var tally))
            tallies.Add(name, tally = new Tally(key));
        return tally;
    }

    private static Dictionary<CounterKey, double> Together(IEnumerable<Tally> tallies, Func<string, string> nameOf)
    {
        var known = tallies.Where(tally => tally.Seconds > 0).ToArray();
        var ofGuests = known.Where(tally => tally.Key.Guest.Length > 0).ToArray();
        return known.Select(tally => (Key: tally.Key with { Guest = Named(tally.Key.Guest) }, tally.Mean))
            .Concat(ofGuests.Select(tally => (Key: tally.Key with { Guest = CounterKey.AllGuests }, tally.Mean)))
            .GroupBy(one => one.Key, one => one.Mean)
            .ToDictionary(group => group.Key, group => group.Key.IsSum ? group.Sum() : group.Average());

        string Named(string guest) => guest.Length == 0 ? "" : nameOf(guest);
    }

    /// <summary>The values of one instance of a counter.</summary>
    private sealed class Tally(CounterKey key)
    {
        private double _sum;
        private double _spanned;

        public CounterKey Key => key;

        public double Seconds { get; private set; }

        /// <summary>A guest that is not there has no value, and as its trace has it then runs and transfers nothing.</summary>
        public double Mean => _sum / (IsActivity ? _spanned : Seconds);

        private bool IsActivity =>
            key.Counter.StartsWith('%') || key.Counter.EndsWith("/sec", StringComparison.OrdinalIgnoreCase);

        public void Add(double value, double seconds)
        {
            _spanned += seconds;
            if (double.IsNaN(value))
                return;
            _sum += value * seconds;
            Seconds += seconds;
        }
    }
}
