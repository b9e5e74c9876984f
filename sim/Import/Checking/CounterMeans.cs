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
    public static LoggedCounters OfLogs(
        IReadOnlyList<string> files, PerfmonOptions options, TimeSpan from, TimeSpan length) =>
        OfLogs([.. files.Select(LogSource.OfFile)], options, from, length);

    /// <summary>Of the logs of a host, wherever they lie.</summary>
    internal static LoggedCounters OfLogs(
        IReadOnlyList<LogSource> sources, PerfmonOptions options, TimeSpan from, TimeSpan length)
    {
        var times = new Dictionary<CounterKey, CounterTimes>();
        var tallies = new Dictionary<string, CounterTally>(StringComparer.Ordinal);
        var (all, compared) = (new HashSet<CounterKey>(), new HashSet<CounterKey>());
        Read(sources, options, (columns, header) =>
        {
            var wanted = columns.Of(header).ToArray();
            all.UnionWith(header.Select(column => new CounterKey(column.Path.Object, column.Path.Counter, "")));
            compared.UnionWith(wanted.Select(one => one.Key with { Guest = "" }));
            return [.. wanted.Select(one => (one.Column.Index, TallyOf(one.Column, one.Key)))];
        }, (tally, value, start, end) =>
        {
            var middle = start + ((end - start) / 2);
            if (middle >= from && middle <= from + length)
                tally.AddLogged(value, start - from, end - from);
        });
        foreach (var own in times.Values)
            own.Order();
        return new LoggedCounters(
            Together(tallies.Values), times,
            [
                .. all.Except(compared).OrderBy(one => one.Object, StringComparer.Ordinal)
                    .ThenBy(one => one.Counter, StringComparer.Ordinal),
            ]);

        CounterTally TallyOf(LogColumn column, CounterKey key)
        {
            var name = Folded.Of(column.Text);
            if (tallies.TryGetValue(name, out var tally))
                return tally;
            if (!times.TryGetValue(key, out var own))
                times.Add(key, own = new CounterTimes());
            tallies.Add(name, tally = new CounterTally(key, own));
            return tally;
        }
    }

    /// <summary>Of a simulated log, over the same times as what was logged.</summary>
    /// <param name="log">The log.</param>
    /// <param name="nameOf">The guest that a guest of the scenario stands for.</param>
    /// <param name="logged">What was logged.</param>
    public static IReadOnlyDictionary<CounterKey, double> OfSimulated(
        byte[] log, Func<string, string> nameOf, LoggedCounters logged)
    {
        ArgumentNullException.ThrowIfNull(logged);
        List<CounterTally> tallies = [];
        Read(
            [new LogSource("simulated", () => new MemoryStream(log, writable: false))], new PerfmonOptions(),
            (columns, header) =>
            {
                (int Index, CounterTally Tally)[] wanted =
                    [.. columns.Of(header).Select(one => (one.Column.Index, TallyOf(one.Key)))];
                tallies.AddRange(wanted.Select(one => one.Tally));
                return wanted;
            },
            (tally, value, start, end) => tally.AddSimulated(value, start, end));
        return Together(tallies);

        CounterTally TallyOf(CounterKey key)
        {
            var own = key.Guest.Length == 0 ? key : key with { Guest = nameOf(key.Guest) };
            return new CounterTally(own, logged.Times.GetValueOrDefault(own));
        }
    }

    private static void Read(
        IReadOnlyList<LogSource> sources, PerfmonOptions options,
        Func<CounterColumns, IReadOnlyList<LogColumn>, (int Index, CounterTally Tally)[]> talliesOf,
        Action<CounterTally, double, TimeSpan, TimeSpan> add)
    {
        var names = CounterNames.Load();
        var report = new ReportDraft();
        var profiles = PerfmonImport.Profiles(sources, names, options, report);
        var guests = new GuestNames();
        foreach (var guest in profiles.SelectMany(profile => profile.Header.Columns).Select(HyperVHost.GuestOf).OfType<string>())
            guests.Add(guest);
        RequireOneHost(profiles);
        var clock = LogClock.Of(TellingLogs.Of(profiles, options), report);
        var columns = new CounterColumns(guests);
        foreach (var profile in profiles)
            ReadRows(profile, names, clock, header => talliesOf(columns, header), add);
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

    private static void ReadRows(
        LogProfile profile, CounterNames names, LogClock clock,
        Func<IReadOnlyList<LogColumn>, (int Index, CounterTally Tally)[]> talliesOf,
        Action<CounterTally, double, TimeSpan, TimeSpan> add)
    {
        var damage = new LogDamage(profile.Source.Name);
        var times = new Timeline(profile.Interval, damage);
        using var rows = new LogRows(profile, names, damage);
        (int Index, CounterTally Tally)[] wanted = [];
        while (rows.Read())
        {
            if (rows.IsAtHeader)
            {
                wanted = talliesOf(rows.Header.Columns);
                rows.Need(wanted.Select(one => one.Index));
                continue;
            }
            if (!times.Step(rows.At, rows.Line, out var covered))
                continue;
            var end = clock.On(profile, rows.At) - clock.Origin;
            foreach (var (index, tally) in wanted)
                add(tally, rows.Values[index], end - covered, end);
        }
    }

    private static Dictionary<CounterKey, double> Together(IEnumerable<CounterTally> tallies)
    {
        var known = tallies.Where(tally => tally.IsKnown).ToArray();
        return known.Select(tally => (tally.Key, tally.Mean))
            .Concat(known.Where(tally => tally.Key.Guest.Length > 0)
                .Select(tally => (Key: tally.Key with { Guest = CounterKey.AllGuests }, Mean: tally.MeanAmongAll)))
            .GroupBy(one => one.Key, one => one.Mean)
            .ToDictionary(group => group.Key, group => group.Key.IsSum ? group.Sum() : group.Average());
    }
}
