using System.Globalization;
using System.Text;
using HvSim.Scenarios;

namespace HvSim.Import.Perfmon;

/// <summary>Why a log cannot be used, and what to do.</summary>
internal static class Refusal
{
    private const double Mebi = 1 << 20;

    private const string HowToConvert = "Convert it by 'relog LOG -f csv -o LOG.csv'.";

    private const string GuestCounter = @"\Hyper-V Hypervisor Virtual Processor(*)\% Guest Run Time";

    /// <summary>A refusal with a place in a file.</summary>
    public static ImportException Of(string file, int line, int column, string reason, string cure) =>
        new([new Problem(file, line, column, "", reason, cure, ProblemSeverity.Error, ProblemCode.Syntax)]);

    /// <summary>A file that is no text at all.</summary>
    public static void OfOtherFormats(string file, ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            throw Of(file, 0, 0, "the file is empty", "Stop the collection of counters before the file is copied.");
        if (start.StartsWith("PK\u0003\u0004"u8))
            throw Of(file, 0, 0, "this is a workbook or an archive", "Save the sheet as CSV, or unpack the log.");
        if (start.StartsWith(new byte[] { 0x1F, 0x8B }))
            throw Of(file, 0, 0, "this is a compressed file", "Unpack it first.");
        if (file.EndsWith(".blg", StringComparison.OrdinalIgnoreCase))
            throw Of(file, 0, 0, "this is a binary log", HowToConvert);
    }

    /// <summary>A text in which no counters are named.</summary>
    public static ImportException OfNoHeader(string file) => Of(
        file, 1, 1,
        "no line names counters, as in \"(PDH-CSV 4.0) (zone)(bias)\",\"\\\\HOST\\Processor(_Total)\\% Processor Time\"",
        "Give a log of Performance Monitor, typeperf or esxtop -b as CSV or TSV; a binary log (.blg) has to be converted first. "
        + HowToConvert);

    /// <summary>A log without two rows.</summary>
    public static ImportException OfTooFewRows(LogProfile profile, int rows) => Of(
        profile.Source.Name, profile.Header.Line + 1, 1,
        rows == 0
            ? "no row below the counter names starts with a date and time and has a field for each counter"
            : "no two rows follow each other in time, so that nothing can be averaged",
        "Log at least two samples; dates are read as 04/28/2023 05:56:03.500, 28.04.2023 05:56 or 2023-04-28 05:56.");

    /// <summary>Fewer processors are stated than are logged.</summary>
    public static ImportException OfFewerProcessors(LogProfile profile, string machine, int logged, int stated) => Of(
        profile.Source.Name, profile.Header.Line, 1,
        FormattableString.Invariant($"{machine} has {logged} processors in the log, and --processors states {stated}"),
        FormattableString.Invariant($"Leave --processors out, or state {logged} or more."));

    /// <summary>A log whose rows are torn at decimal commas.</summary>
    public static ImportException OfTornFigures(LogProfile profile, TornFigures torn, int named) => Of(
        profile.Source.Name, torn.Line, 1,
        FormattableString.Invariant($"the row has {torn.Fields} fields and the counter names have {named}, as most rows have ")
        + "more: figures have decimal commas, and commas separate the fields too",
        "Save the log with tabs or semicolons between fields, with fields in quotes, or with decimal points.");

    /// <summary>Less memory is stated than is available.</summary>
    public static ImportException OfLessMemory(
        LogProfile profile, int line, string machine, double available, double stated) => Of(
        profile.Source.Name, line, 1,
        FormattableString.Invariant($"{machine} has {available / Mebi:0} MiB of memory available, and --memory states ")
        + FormattableString.Invariant($"{stated / Mebi:0}"),
        "State the size of its memory, or leave --memory out.");

    /// <summary>Logs between which there is nothing for too long.</summary>
    /// <param name="late">The log after the gap.</param>
    /// <param name="gap">How long there is nothing.</param>
    /// <param name="all">All logs with the times that they cover.</param>
    public static ImportException OfFarLogs(
        LogProfile late, TimeSpan gap, IEnumerable<(LogProfile Log, DateTime From, DateTime To)> all)
    {
        var dates = all.Select(one => string.Create(CultureInfo.InvariantCulture,
            $"{one.Log.Source.ShortName} covers {one.From:yyyy-MM-dd HH:mm:ss} to {one.To:yyyy-MM-dd HH:mm:ss}"));
        return Of(
            late.Source.Name, 0, 0,
            FormattableString.Invariant($"nothing is logged for the {gap.TotalDays:0} days before this log, which are more than ")
            + $"can be simulated together: {string.Join(", ", dates)}",
            "Import them separately.");
    }

    /// <summary>A log that tells of no guest.</summary>
    public static ImportException OfNoDemand(IReadOnlyList<LogProfile> profiles, MappingPlan plan) => new(
    [
        .. profiles.Select(profile =>
        {
            var (reason, cure) = OfNoDemand(profile.Header, plan);
            return new Problem(
                profile.Source.Name, profile.Header.Line, 1, "", reason, cure, ProblemSeverity.Error, ProblemCode.Syntax);
        }),
    ]);

    /// <summary>Logs whose rows lie so far apart that they cover nothing of any interval.</summary>
    public static ImportException OfScatteredTimes(IReadOnlyList<LogProfile> profiles, TimeSpan interval) => Of(
        profiles[0].Source.Name, 0, 0,
        FormattableString.Invariant($"times span so much that an interval became {interval:c}, and rows cover half of none"),
        "Take out rows whose times are wrong, as before a clock was set, or import a part of the log.");

    /// <summary>Why a host of Hyper-V makes no guests.</summary>
    /// <param name="host">The host.</param>
    /// <param name="translated">An object of Hyper-V on it whose name is not English; null where there is none.</param>
    public static string ReasonOfHost(string host, string? translated)
    {
        var isHost = $"{host} is a host of Hyper-V, whose plain counters show its root partition; ";
        return isHost + (translated is null
            ? $"{GuestCounter} is not logged on it"
            : $"names of Hyper-V's counters are known in English only, and not as {translated}");
    }

    private static (string Reason, string Cure) OfNoDemand(LogHeader header, MappingPlan plan)
    {
        var host = header.Columns.FirstOrDefault(column => plan.IsHostWithoutProcessorTime(column.Path.Machine));
        if (host is null)
        {
            return (
                ReasonOfNoDemand(header),
                $@"Log \Processor(*)\% Processor Time in the guest, or {GuestCounter} on the host, with English names if these "
                + "are there in another language.");
        }
        return header.Columns.Any(HyperVHost.IsTotalOfGuests)
            ? ($"only the total of all virtual processors of host {host.Path.Machine} is logged, and not what each guest takes",
                $"Log {GuestCounter}: its instances, such as GUEST:Hv VP 0, tell the guests apart.")
            : (ReasonOfHost(host.Path.Machine, plan.TranslatedObjectOf(host.Path.Machine)),
                $"Log {GuestCounter}, by its English name, as typeperf writes it on a Windows in English; if no virtual machine "
                + "runs there, leave the counters of Hyper-V out of the log.");
    }

    private static string ReasonOfNoDemand(LogHeader header)
    {
        var kinds = header.Columns.Select(column => $@"{column.Path.Object}\{column.Path.Counter}").Distinct().ToArray();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"none of the {header.Columns.Count} counters with values tells how much ");
        text.Append(CultureInfo.InvariantCulture, $"processor time a guest takes; there are {string.Join(", ", kinds.Take(3))}");
        if (kinds.Length > 3)
            text.Append(CultureInfo.InvariantCulture, $" and {kinds.Length - 3} more");
        return text.ToString();
    }
}
