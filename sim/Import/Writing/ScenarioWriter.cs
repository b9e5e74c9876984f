using System.Globalization;
using System.Text;
using HvSim.Scenarios.Traces;

namespace HvSim.Import.Writing;

/// <summary>What a user wants of the scenario that is made of a load.</summary>
public sealed record WriterOptions
{
    /// <summary>Name of the scenario: lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Number of classes that like guests are put into, or null for a class for each guest.</summary>
    public int? Classes { get; init; }

    /// <summary>Length of the busiest window to simulate, or null for the whole load.</summary>
    public TimeSpan? Peak { get; init; }
}

/// <summary>A file of an imported scenario.</summary>
/// <param name="Path">Its path within the folder of the scenario, with slashes.</param>
/// <param name="Text">What it holds.</param>
public sealed record WrittenFile(string Path, string Text);

/// <summary>An imported scenario.</summary>
/// <param name="Files">The scenario first, the report second, then the traces.</param>
/// <param name="Summary">The report with the beginnings of long lists.</param>
/// <param name="Start">Where in the data it begins.</param>
/// <param name="Length">How long it simulates.</param>
/// <param name="Members">Names of the guests in the data by guest class.</param>
/// <param name="ProcessorSeconds">Processor time that all guests want in it, in seconds.</param>
public sealed record WrittenScenario(
    IReadOnlyList<WrittenFile> Files, string Summary, TimeSpan Start, TimeSpan Length,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Members, double ProcessorSeconds);

/// <summary>Makes a scenario that runs of a load: a file, the traces of its guests, and a report of the import.</summary>
public static class ScenarioWriter
{
    /// <summary>Name of the report's file.</summary>
    internal const string ReportFile = "import-report.txt";

    // What a scenario runs at most.
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(720);

    /// <summary>Makes all of it.</summary>
    public static WrittenScenario Write(ImportedLoad load, WriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(options);
        var count = (int)Math.Ceiling(load.Guests.Max(guest => guest.Samples[^1].At) / load.Interval);
        load = BusiestMachines.Of(load);
        GuestTrace[] all = [.. load.Guests.Select(guest => GuestTrace.Of(guest, load.Interval, count))];
        var window = WindowOf(Sizing.SumOf(all), load.Interval, options.Peak);
        // Who appears only after what is simulated has no part in it.
        GuestTrace[] guests = [.. all.Where(guest => load.Interval * guest.First < window.Start + window.Length)];
        var classes = ClassesOf(guests, options.Classes);
        var report = new ReportText(load, guests, classes, window);
        IReadOnlyList<WrittenFile> files =
        [
            new($"{options.Name}.yaml", new ScenarioText(load, options.Name, guests, classes, window).Write()),
            new(ReportFile, report.Write()),
            .. classes.Select(one => new WrittenFile(PathOf(one), TraceText(one.Trace, load.Interval))),
        ];
        return new WrittenScenario(
            files, report.WriteShort(), window.Start, window.Length, classes.ToDictionary(one => one.Name, one => one.Members),
            window.Mean * window.Length.TotalSeconds);
    }

    /// <summary>Path of the trace of a class.</summary>
    internal static string PathOf(WrittenClass one) => $"traces/{one.Name}.csv";

    /// <summary>A time that a scenario can hold.</summary>
    internal static TimeSpan Within(TimeSpan time) => time < LongestRun ? time : LongestRun;

    private static WrittenClass[] ClassesOf(GuestTrace[] guests, int? wanted)
    {
        if (wanted is { } number)
        {
            var groups = Clusters.Of(guests, number);
            var processors = ClassProcessors.Of(groups);
            return
            [
                .. groups.Select((own, i) => new WrittenClass(
                    $"class-{(i + 1).ToString(CultureInfo.InvariantCulture)}", own.Count,
                    GuestTrace.MeanOf(own, processors[i]), [.. own.Select(guest => guest.Name)])),
            ];
        }
        var names = new ClassNames();
        return [.. guests.Select(guest => new WrittenClass(names.Of(guest.Name), 1, guest, [guest.Name]))];
    }

    private static Window WindowOf(double[] sum, TimeSpan interval, TimeSpan? peak)
    {
        var count = (int)Math.Clamp(Math.Round((peak ?? TimeSpan.FromHours(1)) / interval), 1, sum.Length);
        (TimeSpan Start, double Mean)[] busiest =
            [.. Sizing.Busiest(sum, count, most: 3).Select(one => (interval * one.First, one.Mean))];
        var (start, length) = peak is null ? (TimeSpan.Zero, interval * sum.Length) : (busiest[0].Start, interval * count);
        length = Within(length);
        return new Window(start, length, interval * count, busiest, peak is not null)
        {
            Mean = sum.AsSpan((int)(start / interval), (int)(length / interval)).ToArray().Average(),
        };
    }

    private static string TraceText(GuestTrace guest, TimeSpan interval)
    {
        TraceColumn[] columns = [.. Enum.GetValues<TraceColumn>().Where(column => guest.Column(column) is not null)];
        var text = new StringBuilder(TraceHeader.At);
        foreach (var column in columns)
            text.Append(',').Append(TraceHeader.NameOf(column));
        text.Append('\n');
        // A single interval would not tell its length.
        var parts = guest.Cpu.Length == 1 ? 2 : 1;
        for (var i = 0; i < guest.Cpu.Length * parts; i++)
        {
            text.Append((interval * i / parts).TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));
            foreach (var column in columns)
                text.Append(',').Append(Cell(column, guest.Column(column)![i / parts]));
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Memory is whole bytes, so that no rounding makes it more than the guest has.</summary>
    private static string Cell(TraceColumn column, double value) => column == TraceColumn.MemoryBytes
        ? Math.Floor(value).ToString("0", CultureInfo.InvariantCulture)
        : value.ToString("G7", CultureInfo.InvariantCulture);
}

/// <summary>A guest class of the scenario.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">Number of guests.</param>
/// <param name="Trace">What each of them follows.</param>
/// <param name="Members">Names of the guests in the data.</param>
internal sealed record WrittenClass(string Name, int Count, GuestTrace Trace, IReadOnlyList<string> Members);

/// <summary>What part of the load is simulated.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="PeakLength">Length of the busiest windows.</param>
/// <param name="Busiest">The busiest windows: begin, and mean of the processors that all guests want.</param>
/// <param name="IsPeak">Whether the busiest window was asked for.</param>
internal sealed record Window(
    TimeSpan Start, TimeSpan Length, TimeSpan PeakLength, IReadOnlyList<(TimeSpan Start, double Mean)> Busiest, bool IsPeak)
{
    /// <summary>Mean of the processors that all guests want in it.</summary>
    public required double Mean { get; init; }
}
