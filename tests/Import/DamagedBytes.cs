using CsCheck;

namespace HvSim.Tests.Import;

/// <summary>
/// Files that were sound once: some bytes put in, cut out or changed, lines and columns lost, doubled or swapped.
/// </summary>
internal static class DamagedBytes
{
    private static readonly byte[] Telling = "\"\\,;\t()%:/#.-+ \r\n\0\uFEFF0159e"u8.ToArray();

    private static readonly Gen<Func<byte[], byte[]>> Damage = Gen.OneOf(
        Gen.Select(Gen.Double.Unit, Gen.Byte, (at, value) => On(bytes => Put(bytes, at, value))),
        Gen.Select(Gen.Double.Unit, Gen.Int[0, 29], (at, which) => On(bytes => Put(bytes, at, Telling[which % Telling.Length]))),
        Gen.Select(
            Gen.Double.Unit, Gen.Int[0, 29], (at, which) => On(bytes => Insert(bytes, at, Telling[which % Telling.Length]))),
        Gen.Double.Unit.Select(at => On(bytes => bytes[..(int)(at * bytes.Length)])),
        Gen.Select(Gen.Double.Unit, Gen.Double.Unit, (from, to) => On(bytes => Cut(bytes, from, to))),
        Gen.Double.Unit.Select(at => On(bytes => DoubleLine(bytes, at))),
        Gen.Select(Gen.Int[1, 14], Gen.Bool, (column, isOnlyInHeader) => On(bytes => DropColumn(bytes, column, isOnlyInHeader))),
        Gen.Select(Gen.Double.Unit, Gen.Double.Unit, (one, other) => On(bytes => SwapLines(bytes, one, other))));

    /// <summary>One of these files, with up to six damages.</summary>
    public static Gen<byte[]> Of(IReadOnlyList<byte[]> sound) => Gen.Select(
        Gen.Int[0, sound.Count - 1], Damage.List[1, 6],
        (which, damages) => damages.Aggregate(sound[which], (bytes, damage) => damage(bytes)));

    private static Func<byte[], byte[]> On(Func<byte[], byte[]> damage) => bytes => bytes.Length == 0 ? bytes : damage(bytes);

    private static int Place(byte[] bytes, double at) => Math.Min(bytes.Length - 1, (int)(at * bytes.Length));

    private static byte[] Put(byte[] bytes, double at, byte value)
    {
        byte[] damaged = [.. bytes];
        damaged[Place(bytes, at)] = value;
        return damaged;
    }

    private static byte[] Insert(byte[] bytes, double at, byte value)
    {
        var place = Place(bytes, at);
        return [.. bytes[..place], value, .. bytes[place..]];
    }

    private static byte[] Cut(byte[] bytes, double from, double to)
    {
        var (start, end) = (Place(bytes, Math.Min(from, to)), Place(bytes, Math.Max(from, to)));
        return [.. bytes[..start], .. bytes[end..]];
    }

    private static byte[] DoubleLine(byte[] bytes, double at)
    {
        var lines = Lines(bytes);
        var place = (int)(at * lines.Count);
        lines.Insert(place, lines[place]);
        return Joined(lines);
    }

    private static byte[] SwapLines(byte[] bytes, double one, double other)
    {
        var lines = Lines(bytes);
        var (i, j) = ((int)(one * lines.Count), (int)(other * lines.Count));
        (lines[i], lines[j]) = (lines[j], lines[i]);
        return Joined(lines);
    }

    private static byte[] DropColumn(byte[] bytes, int column, bool isOnlyInHeader)
    {
        var lines = Lines(bytes);
        for (var i = 0; i < (isOnlyInHeader ? 1 : lines.Count); i++)
            lines[i] = Joined([.. Parts(lines[i], (byte)',').Where((_, index) => index != column)], (byte)',');
        return Joined(lines);
    }

    private static List<byte[]> Lines(byte[] bytes) => Parts(bytes, (byte)'\n');

    private static List<byte[]> Parts(byte[] bytes, byte separator)
    {
        var parts = new List<byte[]>();
        var start = 0;
        for (var i = 0; i <= bytes.Length; i++)
        {
            if (i < bytes.Length && bytes[i] != separator)
                continue;
            parts.Add(bytes[start..i]);
            start = i + 1;
        }
        return parts;
    }

    private static byte[] Joined(List<byte[]> parts, byte separator = (byte)'\n') =>
        [.. parts.SelectMany((part, i) => i == 0 ? part : [separator, .. part])];
}
