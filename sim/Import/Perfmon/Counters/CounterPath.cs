using System.Globalization;

namespace HvSim.Import.Perfmon;

/// <summary>The parts of a counter's path, <c>\\machine\object(parent/instance#index)\counter</c>.</summary>
/// <param name="Machine">Name of the machine; empty where the path has none.</param>
/// <param name="Object">Name of the object, such as <c>Processor</c>.</param>
/// <param name="Text">All that stands in the parentheses; empty for an object without instances.</param>
/// <param name="Counter">Name of the counter.</param>
internal sealed record CounterPath(string Machine, string Object, string Text, string Counter)
{
    /// <summary>Name of the instance that this one belongs to, as a partition to its disk; empty where there is none.</summary>
    public string Parent => Slash < 0 ? "" : Text[..Slash];

    /// <summary>Name of the instance, without parent and index.</summary>
    public string Instance => Text[(Slash + 1)..Hash];

    /// <summary>Which of the instances of one name, from 0; the first one has no number in a log.</summary>
    public int Index => Hash == Text.Length ? 0 : int.Parse(Text.AsSpan(Hash + 1), CultureInfo.InvariantCulture);

    /// <summary>Whether it sums up the other instances of its object.</summary>
    public bool IsTotal => Instance.Equals("_Total", StringComparison.OrdinalIgnoreCase);

    private int Slash => Text.IndexOf('/');

    private int Hash
    {
        get
        {
            const int mostDigits = 6;
            var hash = Text.LastIndexOf('#');
            var isIndex = hash > Slash && hash + 1 < Text.Length && Text.Length - hash <= mostDigits + 1
                && Text.AsSpan(hash + 1).IndexOfAnyExceptInRange('0', '9') < 0;
            return isIndex ? hash : Text.Length;
        }
    }

    /// <summary>Reads a path; null where the text is none.</summary>
    public static CounterPath? Read(string path)
    {
        if (!path.StartsWith('\\'))
            return null;
        var start = 1;
        var machine = "";
        if (path.StartsWith(@"\\", StringComparison.Ordinal))
        {
            var end = path.IndexOf('\\', 2);
            if (end < 0)
                return null;
            machine = path[2..end];
            start = end + 1;
        }
        return ReadRest(machine, path[start..]);
    }

    private static CounterPath? ReadRest(string machine, string rest)
    {
        // The name of a virtual machine may hold parentheses and backslashes: an instance ends where a counter's name begins.
        var close = rest.LastIndexOf(@")\", StringComparison.Ordinal);
        var open = close < 0 ? -1 : OpenOf(rest.AsSpan(0, close));
        if (open > 0)
            return Checked(machine, rest[..open], rest[(open + 1)..close], rest[(close + 2)..]);
        var slash = rest.LastIndexOf('\\');
        return slash <= 0 ? null : Checked(machine, rest[..slash], "", rest[(slash + 1)..]);
    }

    /// <summary>Of parentheses after a blank the object's own name is made, as in <c>IDE Controller (Emulated)</c>.</summary>
    private static int OpenOf(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf('(');
        for (var i = first; i > 0 && i < text.Length; i++)
        {
            if (text[i] == '(' && text[i - 1] != ' ')
                return i;
        }
        return first;
    }

    private static CounterPath? Checked(string machine, string @object, string text, string counter) =>
        string.IsNullOrWhiteSpace(@object) || string.IsNullOrWhiteSpace(counter)
            ? null
            : new CounterPath(machine.Trim(), @object.Trim(), text.Trim(), counter.Trim());
}
