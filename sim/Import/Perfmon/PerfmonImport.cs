using HvSim.Scenarios;

namespace HvSim.Import.Perfmon;

/// <summary>
/// Reads logs of Performance Monitor, typeperf and esxtop: what they say of the demand of guests. Logs are read several times and
/// never held in memory.
/// </summary>
public static class PerfmonImport
{
    /// <summary>Reads logs that belong together.</summary>
    /// <param name="files">The logs, in any order.</param>
    /// <param name="options">What the logs do not say themselves.</param>
    /// <exception cref="ImportException">They cannot be used.</exception>
    public static ImportedLoad Read(IReadOnlyList<string> files, PerfmonOptions options) =>
        Read([.. files.Select(LogSource.OfFile)], options, CounterNames.Load());

    /// <summary>Reads logs that belong together, wherever they lie.</summary>
    internal static ImportedLoad Read(IReadOnlyList<LogSource> sources, PerfmonOptions options, CounterNames names)
    {
        var report = new ReportDraft();
        var profiles = Profiles(sources, names, options, report);
        var telling = TellingLogs.Of(profiles, options);
        var clock = LogClock.Of(telling, report);
        var plan = new MappingPlan(options, report);
        plan.Learn([.. profiles.Select(profile => profile.Header)]);
        plan.RequireProcessors(profiles);

        var grid = new LoadGrid(telling.Min(profile => profile.Interval));
        var covered = new List<(LogProfile Log, DateTime From, DateTime To)>();
        foreach (var profile in profiles)
        {
            var log = new LogImport(profile, names, plan, telling.Contains(profile) ? grid : null, clock, report);
            Guarded(profile.Source, log.Run);
            if (log.Covered is { } times && telling.Contains(profile))
                covered.Add((profile, times.From, times.To));
        }
        plan.ReportHosts();
        TellingLogs.RequireNear(covered);
        return LoadOf(grid, telling, plan, report) with
        {
            LogicalProcessors = plan.LogicalProcessorsOf(grid.Guests.Select(guest => guest.Machine)),
            Origin = telling.MinBy(profile => clock.On(profile, profile.Start))!.Start,
        };
    }

    /// <summary>Looks at logs; the earliest comes first.</summary>
    internal static List<LogProfile> Profiles(
        IReadOnlyList<LogSource> sources, CounterNames names, PerfmonOptions options, ReportDraft report)
    {
        var profiles = new List<LogProfile>();
        var problems = new List<Problem>();
        // The order in which they are named says nothing.
        foreach (var source in sources.OrderBy(source => source.Name, StringComparer.Ordinal))
        {
            try
            {
                Guarded(source, () => profiles.Add(LogProfile.Of(source, names, options, report)));
            }
            catch (ImportException refusal)
            {
                problems.AddRange(refusal.Problems);
            }
        }
        if (problems.Count > 0)
            throw new ImportException(problems);
        return [.. profiles.OrderBy(profile => profile.Start).ThenBy(profile => profile.Source.Name, StringComparer.Ordinal)];
    }

    private static void Guarded(LogSource source, Action read)
    {
        try
        {
            read();
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(source.Name))
        {
            throw Refusal.Of(source.Name, 0, 0, "this is a folder, not a log", "Name the logs in it, one after the other.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(
            [
                new Problem(
                    source.Name, 0, 0, "", $"the file cannot be read: {fault.Message.TrimEnd('.')}",
                    "Check its name and who may read it.", ProblemSeverity.Error, ProblemCode.File),
            ]);
        }
    }

    private static ImportedLoad LoadOf(
        LoadGrid grid, IReadOnlyList<LogProfile> profiles, MappingPlan plan, ReportDraft report)
    {
        var guests = new List<ImportedGuest>();
        var inOrder = grid.Guests.OrderBy(one => one.Name, StringComparer.Ordinal)
            .ThenBy(one => one.Machine, StringComparer.Ordinal);
        foreach (var series in inOrder)
        {
            if (!series.Has(Measure.Cpu))
            {
                report.Drop($"guest {series.Name}", "its processor time is not in the logs");
                continue;
            }
            if (series.Processors == 0)
            {
                var largest = Math.Ceiling(series.Largest(Measure.Cpu, grid.Width));
                if (largest > ImportedGuest.MostProcessors)
                {
                    report.Drop($"guest {series.Name}", "no machine has as many processors as its processor time needs");
                    continue;
                }
                series.Processors = Math.Max(1, (int)largest);
                report.Assume(FormattableString.Invariant(
                    $"guest {series.Name} has {series.Processors} virtual processors, the fewest that carry its load"));
            }
            ReportExcess(series, grid.Width, report);
            var samples = series.Samples(grid.Width);
            if (samples.Count > 0)
            {
                guests.Add(new ImportedGuest(NameOf(series, grid), series.Processors, samples)
                {
                    HasDynamicMemory = series.MemoryKind == MemoryKind.Balanced,
                    AssignedMemoryBytes = series.MemoryKind == MemoryKind.Assigned
                        ? series.Largest(Measure.Memory, grid.Width) : null,
                });
            }
        }
        if (guests.Count == 0)
        {
            throw grid.Guests.Any(series => series.Has(Measure.Cpu))
                ? Refusal.OfScatteredTimes(profiles, grid.Width)
                : Refusal.OfNoDemand(profiles, plan);
        }
        if (grid.Width > profiles.Min(profile => profile.Interval))
            report.Assume($"rows are averaged over {grid.Width:c}, so that the load stays of a usable size");
        var logs = string.Join(", ", profiles.Select(profile => profile.Source.ShortName));
        return new ImportedLoad($"Performance Monitor log {logs}", grid.Width, guests, report.Build());
    }

    private static void ReportExcess(GuestSeries series, TimeSpan width, ReportDraft report)
    {
        var (intervals, share) = series.Excess(width);
        if (intervals > 0)
        {
            report.Drop(
                FormattableString.Invariant($"guest {series.Name}: processor time beyond its {series.Processors} processors"),
                FormattableString.Invariant($"{intervals} intervals are cut, {100 * share:0.###} % of its processor time"));
        }
    }

    /// <summary>The name of a guest, with its host where two hosts have one of the same name.</summary>
    private static string NameOf(GuestSeries series, LoadGrid grid) =>
        grid.Guests.Count(other => Folded.Of(other.Name) == Folded.Of(series.Name)) > 1
            ? $"{series.Name}@{series.Machine}"
            : series.Name;
}
