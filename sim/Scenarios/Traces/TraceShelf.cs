using System.Collections.Concurrent;
using System.Text;
using HvSim.Scenarios.Source;

namespace HvSim.Scenarios.Traces;

/// <summary>The trace files that a scenario names, each read once for all of its variants.</summary>
/// <param name="scenarioFile">The scenario's file, whose folder paths are relative to.</param>
internal sealed class TraceShelf(string scenarioFile)
{
    private const int LargestMebibytes = 256;
    private const long LargestBytes = LargestMebibytes * 1024L * 1024;

    private readonly ConcurrentDictionary<string, Lazy<TraceReading>> _known = new(StringComparer.Ordinal);

    /// <summary>The trace in a file, or what is wrong with it.</summary>
    public TraceReading Get(string path) => _known.GetOrAdd(path, one => new Lazy<TraceReading>(() => Read(one))).Value;

    private TraceReading Read(string path)
    {
        var file = Path.Combine(Path.GetDirectoryName(scenarioFile) ?? "", path);
        try
        {
            var info = new FileInfo(file);
            if (!info.Exists)
                return Refused(file, "there is no such trace file", "Its path is relative to the scenario's folder.");
            if (info.Length > LargestBytes)
            {
                return Refused(
                    file, $"the file is larger than {LargestMebibytes} MiB", "Take longer intervals, or a part of it.");
            }
            var text = File.ReadAllText(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return new TraceReading(TraceReader.Read(text), null);
        }
        catch (TraceFormatException fault)
        {
            return new TraceReading(null, new TraceFault(new Place(file, fault.Line, fault.Column), fault.Message, fault.Cure));
        }
        catch (DecoderFallbackException)
        {
            return Refused(file, "the file is not UTF-8 text", "A trace is a CSV file; save it as UTF-8.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            return Refused(
                file, "the trace file cannot be opened", "Check its name, its rights and whether another program holds it.");
        }
    }

    private static TraceReading Refused(string file, string reason, string cure) =>
        new(null, new TraceFault(new Place(file, 0, 0), reason, cure));
}

/// <summary>A trace, or why there is none.</summary>
internal sealed record TraceReading(Trace? Trace, TraceFault? Fault);

/// <summary>What is wrong with a trace file.</summary>
internal sealed record TraceFault(Place Place, string Reason, string Cure);
