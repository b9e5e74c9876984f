using System.Text;

namespace HvSim.Cli;

/// <summary>
/// Standard output as every terminal and every pipe takes it: 7-bit characters and line feeds. What the user wrote in other
/// letters is spelled as near as these allow.
/// </summary>
internal sealed class AsciiWriter : TextWriter
{
    private const char Unknown = '?';
    private readonly TextWriter _inner;

    public AsciiWriter(TextWriter inner)
    {
        _inner = inner;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Encoding.ASCII;

    public override void Write(char value)
    {
        if (char.IsAscii(value))
            _inner.Write(value);
        else
            _inner.Write(Spelled(value));
    }

    public override void Write(string? value)
    {
        if (value is not null && Ascii.IsValid(value))
            _inner.Write(value);
        else
            base.Write(value);
    }

    public override void Flush() => _inner.Flush();

    private static string Spelled(char value) => value switch
    {
        '\u00b5' or '\u03bc' => "u",
        '\u00b1' => "+-",
        '\u00d7' => "x",
        '\u2264' => "<=",
        '\u2265' => ">=",
        '\u2013' or '\u2014' or '\u2212' => "-",
        '\u2018' or '\u2019' => "'",
        '\u201c' or '\u201d' => "\"",
        _ => Unknown.ToString(),
    };
}
