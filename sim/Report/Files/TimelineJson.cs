using System.Buffers;
using System.Globalization;
using System.Text.Json;
using HvSim.Models;
using HvSim.Models.Observing;
using HvSim.Report.Text;
using HvSim.Scenarios.Results;

namespace HvSim.Report.Files;

/// <summary>
/// <c>timeline.json</c>: the timeline in trace-event form, an event a line, which trace viewers open. One process is the machine,
/// with a track for each logical processor; every partition is another one. Times are microseconds of simulated time, to the
/// nanosecond.
/// </summary>
public sealed class TimelineJson : IDisposable
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "timeline.json";

    private const int MachineProcess = 1;
    private const int FirstPartition = 2;
    private const decimal NanosecondsPerMicrosecond = 1000;

    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    private readonly Timeline _timeline;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly Stream _stream;
    private readonly string[] _stages = [.. Enum.GetValues<ResponsePart>().Select(TimelineWords.Of)];
    private readonly string[] _activities = [.. Enum.GetValues<ProcessorActivity>().Select(TimelineWords.Of)];
    private readonly JsonEncodedText[] _processors;
    private readonly JsonEncodedText[] _tracks;
    private bool _hasEvents;

    private TimelineJson(Timeline timeline, Stream stream)
    {
        _timeline = timeline;
        _stream = stream;
        _json = new Utf8JsonWriter(_buffer, Options);
        _processors = [.. timeline.Processors.Select(name => JsonEncodedText.Encode(name))];
        _tracks = [.. timeline.Tracks.Select(track => JsonEncodedText.Encode(track.Name))];
    }

    /// <summary>Writes a timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="scenario">Name of the scenario.</param>
    /// <param name="seed">Seed of the replication.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(Timeline timeline, string scenario, ulong seed, Stream stream)
    {
        using var writer = new TimelineJson(timeline, stream);
        writer.Put("{\n\"displayTimeUnit\":\"ns\",\n\"traceEvents\":[\n"u8);
        var spans = writer.Spans();
        writer.Memory();
        writer.Names(spans);
        writer.Put("\n],\n\"otherData\":"u8);
        writer.Object(json => About(json, timeline, scenario, seed, spans.Sum()));
        writer.Put("\n}\n"u8);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private static void About(Utf8JsonWriter json, Timeline timeline, string scenario, ulong seed, long spans)
    {
        json.WriteString("scenario", scenario);
        json.WriteString("seed", seed.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("replication", 1);
        Time(json, "windowBeginsMicroseconds", timeline.From.Nanoseconds);
        Time(json, "windowEndsMicroseconds", timeline.To.Nanoseconds);
        Time(json, "windowAskedToEndMicroseconds", timeline.AskedTo.Nanoseconds);
        json.WriteNumber("spans", spans);
        json.WriteString("cut", TimelineWords.Cut(timeline) ?? "");
    }

    /// <summary>Writes the spans; returns how many each track has.</summary>
    private long[] Spans()
    {
        var counts = new long[_tracks.Length];
        foreach (var span in _timeline.Spans)
        {
            counts[span.Track]++;
            Event(json =>
            {
                json.WriteString("ph", "X");
                Place(json, span.Track);
                Time(json, "ts", span.Start.Nanoseconds);
                Time(json, "dur", (span.End - span.Start).Nanoseconds);
                Name(json, span);
            });
        }
        return counts;
    }

    private void Name(Utf8JsonWriter json, TimelineSpan span)
    {
        var track = _timeline.Tracks[span.Track];
        switch (track.Kind)
        {
            case TrackKind.LogicalProcessor or TrackKind.Lock:
                json.WriteString("name", _processors[span.What]);
                break;
            case TrackKind.Transfer:
                json.WriteString("name", _stages[span.What]);
                Argument(json, "transfer", span.Detail == 1 ? "out" : "in");
                break;
            default:
                json.WriteString("name", _activities[span.What]);
                if (span.Detail >= 0)
                    Argument(json, "lock", LockOf(track.Partition, span.Detail));
                break;
        }
    }

    private string LockOf(int partition, int number) => _timeline.Locks[partition][number];

    private void Memory()
    {
        foreach (var step in _timeline.Memory)
        {
            Event(json =>
            {
                json.WriteString("ph", "C");
                json.WriteNumber("pid", FirstPartition + step.Partition);
                Time(json, "ts", step.At.Nanoseconds);
                json.WriteString("name", "memory (MiB)");
                json.WriteStartObject("args");
                json.WriteNumber("held", step.HeldMib);
                json.WriteNumber("committed", step.CommittedMib);
                json.WriteEndObject();
            });
        }
    }

    private void Names(long[] spans)
    {
        Process(MachineProcess, "logical processors");
        for (var i = 0; i < _timeline.Partitions.Count; i++)
            Process(FirstPartition + i, _timeline.Partitions[i]);
        for (var i = 0; i < _tracks.Length; i++)
        {
            // Locks that nobody takes are no news; processors are.
            var track = i;
            if (spans[i] == 0 && _timeline.Tracks[i].Kind is not (TrackKind.LogicalProcessor or TrackKind.VirtualProcessor))
                continue;
            Metadata("thread_name", json => Place(json, track), json => json.WriteString("name", _tracks[track]));
            Metadata("thread_sort_index", json => Place(json, track), json => json.WriteNumber("sort_index", track));
        }
    }

    private void Process(int number, string name)
    {
        void Pid(Utf8JsonWriter json) => json.WriteNumber("pid", number);
        Metadata("process_name", Pid, json => json.WriteString("name", name));
        Metadata("process_sort_index", Pid, json => json.WriteNumber("sort_index", number));
    }

    private void Metadata(string name, Action<Utf8JsonWriter> place, Action<Utf8JsonWriter> value) => Event(json =>
    {
        json.WriteString("ph", "M");
        place(json);
        json.WriteString("name", name);
        json.WriteStartObject("args");
        value(json);
        json.WriteEndObject();
    });

    /// <summary>No two tracks have the same number, whatever their processes.</summary>
    private void Place(Utf8JsonWriter json, int track)
    {
        var partition = _timeline.Tracks[track].Partition;
        json.WriteNumber("pid", partition < 0 ? MachineProcess : FirstPartition + partition);
        json.WriteNumber("tid", track + 1);
    }

    private static void Time(Utf8JsonWriter json, string name, long nanoseconds) =>
        json.WriteNumber(name, nanoseconds / NanosecondsPerMicrosecond);

    private static void Argument(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject("args");
        json.WriteString(name, value);
        json.WriteEndObject();
    }

    private void Event(Action<Utf8JsonWriter> members)
    {
        if (_hasEvents)
            Put(",\n"u8);
        _hasEvents = true;
        Object(members);
    }

    private void Object(Action<Utf8JsonWriter> members)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        members(_json);
        _json.WriteEndObject();
        _json.Flush();
        Put(_buffer.WrittenSpan);
    }

    private void Put(ReadOnlySpan<byte> text) => _stream.Write(text);
}
