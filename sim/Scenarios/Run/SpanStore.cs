using HvSim.Engine;
using HvSim.Scenarios.Results;

namespace HvSim.Scenarios.Run;

/// <summary>Spans in the order in which they came to an end, in chunks, so that none is ever moved.</summary>
internal sealed class SpanStore
{
    private const int ChunkLength = 1 << 16;

    private readonly List<TimelineSpan[]> _chunks = [];
    private int _inLast = ChunkLength;

    /// <summary>Number of spans.</summary>
    public int Count => (_chunks.Count * ChunkLength) - (ChunkLength - _inLast);

    public void Add(TimelineSpan span)
    {
        if (_inLast == ChunkLength)
        {
            _chunks.Add(new TimelineSpan[ChunkLength]);
            _inLast = 0;
        }
        _chunks[^1][_inLast++] = span;
    }

    /// <summary>The spans as far as they lie before an instant.</summary>
    public IEnumerable<TimelineSpan> Until(Instant end)
    {
        for (var i = 0; i < Count; i++)
        {
            var span = _chunks[i / ChunkLength][i % ChunkLength];
            if (span.Start < end)
                yield return span with { End = Instant.Min(span.End, end) };
        }
    }
}
