using System.Text;
using HvSim.Import;
using HvSim.Import.Perfmon;
using HvSim.Tests.Scenarios;

namespace HvSim.Tests.Import;

/// <summary>Logs for tests: fixtures, and texts that stand in a test.</summary>
internal static class Logs
{
    private static readonly CounterNames Names = CounterNames.Load();

    /// <summary>Path of a fixture.</summary>
    public static string Fixture(string name) => Repository.File("tests", "Import", "Fixtures", name);

    /// <summary>Reads a fixture.</summary>
    public static ImportedLoad ReadFixture(string name, PerfmonOptions? options = null) =>
        PerfmonImport.Read([Fixture(name)], options ?? new PerfmonOptions());

    /// <summary>Reads texts as logs.</summary>
    public static ImportedLoad Read(params string[] texts) => Read(new PerfmonOptions(), texts);

    /// <summary>Reads texts as logs.</summary>
    public static ImportedLoad Read(PerfmonOptions options, params string[] texts) =>
        Read(options, [.. texts.Select((text, i) => Source(Encoding.UTF8.GetBytes(text), $"log{i}.csv"))]);

    /// <summary>Reads bytes as logs.</summary>
    public static ImportedLoad Read(PerfmonOptions options, params LogSource[] sources) =>
        PerfmonImport.Read(sources, options, Names);

    /// <summary>Bytes as a log.</summary>
    public static LogSource Source(byte[] bytes, string name = "log.csv") =>
        new(name, () => new MemoryStream(bytes, writable: false));

    /// <summary>A log with these counters of one machine; a row is a time and its values, separated by blanks.</summary>
    public static string Of(string first, string[] counters, params (string Time, string Values)[] rows)
    {
        var lines = new List<string> { Quoted([first, .. counters.Select(counter => $@"\\WEB\{counter}")]) };
        lines.AddRange(rows.Select(row => Quoted([row.Time, .. row.Values.Replace("-", "").Split(' ')])));
        return string.Join("\r\n", lines) + "\r\n";
    }

    private static string Quoted(IEnumerable<string> fields) => string.Join(',', fields.Select(field => $"\"{field}\""));
}
