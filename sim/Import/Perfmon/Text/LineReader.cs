namespace HvSim.Import.Perfmon;

/// <summary>
/// Lines of a text, one at a time, in one buffer that is used again. A line that is longer than any header is cut, so that memory
/// stays bounded on a file that has no line ends.
/// </summary>
internal sealed class LineReader(TextReader text) : IDisposable
{
    /// <summary>Longest line, in characters: some fifty thousand counters.</summary>
    public const int LongestLine = 8 << 20;

    private readonly char[] _block = new char[8 << 10];
    private char[] _line = new char[4 << 10];
    private int _next;
    private int _end;
    private int _length;
    private bool _afterReturn;

    /// <summary>The line that was read last, without its end; valid until the next one is read.</summary>
    public ReadOnlySpan<char> Line => _line.AsSpan(0, _length);

    /// <summary>Its number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether it was too long and lost its end.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads one more line; false at the end of the text.</summary>
    public bool Read()
    {
        _length = 0;
        IsCut = false;
        var any = false;
        while (_next < _end || Fill())
        {
            any = true;
            var rest = _block.AsSpan(_next, _end - _next);
            if (_afterReturn && rest[0] == '\n')
            {
                _afterReturn = false;
                any = _length > 0;
                _next++;
                continue;
            }
            _afterReturn = false;
            var end = rest.IndexOfAny('\r', '\n');
            Append(end < 0 ? rest : rest[..end]);
            if (end < 0)
            {
                _next = _end;
                continue;
            }
            _afterReturn = rest[end] == '\r';
            _next += end + 1;
            Number++;
            return true;
        }
        if (any)
            Number++;
        return any;
    }

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    private bool Fill()
    {
        _next = 0;
        _end = text.Read(_block, 0, _block.Length);
        return _end > 0;
    }

    private void Append(ReadOnlySpan<char> part)
    {
        var room = LongestLine - _length;
        if (part.Length > room)
        {
            part = part[..room];
            IsCut = true;
        }
        if (_length + part.Length > _line.Length)
            Array.Resize(ref _line, Math.Min(LongestLine, Math.Max(_line.Length * 2, _length + part.Length)));
        part.CopyTo(_line.AsSpan(_length));
        _length += part.Length;
    }
}
