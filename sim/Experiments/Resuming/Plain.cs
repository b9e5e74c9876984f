using HvSim.Engine;

namespace HvSim.Experiments.Resuming;

/// <summary>Plain values as bytes: whole numbers of either sign in as many bytes as they need, times in nanoseconds.</summary>
internal static class Plain
{
    private const int SignBit = 63;
    private const int HalfBits = 64;

    public static void Whole(this BinaryWriter to, long value) => to.Write7BitEncodedInt64((value << 1) ^ (value >> SignBit));

    public static long Whole(this BinaryReader from)
    {
        var coded = from.Read7BitEncodedInt64();
        return (coded >>> 1) ^ -(coded & 1);
    }

    /// <summary>A whole number of 128 bits: the upper half first, which is hardly ever there.</summary>
    public static void Wide(this BinaryWriter to, Int128 value)
    {
        to.Whole((long)(value >> HalfBits));
        to.Whole(unchecked((long)(ulong)value));
    }

    public static Int128 Wide(this BinaryReader from)
    {
        var upper = from.Whole();
        return unchecked(new Int128((ulong)upper, (ulong)from.Whole()));
    }

    public static void Time(this BinaryWriter to, Duration time) => to.Whole(time.Nanoseconds);

    public static Duration Time(this BinaryReader from) => Duration.FromNanoseconds(from.Whole());

    public static void List<T>(this BinaryWriter to, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        to.Whole(items.Count);
        foreach (var item in items)
            write(to, item);
    }

    public static T[] List<T>(this BinaryReader from, Func<BinaryReader, T> read)
    {
        var items = new T[from.Whole()];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(from);
        return items;
    }
}
