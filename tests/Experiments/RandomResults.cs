using System.Reflection;
using System.Runtime.CompilerServices;
using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Memory;
using HvSim.Scenarios.Results;
using HvSim.Stats;

namespace HvSim.Tests.Experiments;

/// <summary>
/// Results of replications in which every property has a random value, found by reflection: one that is added later has one,
/// too, or the test that draws it fails.
/// </summary>
internal static class RandomResults
{
    public static RunResult Of(int seed) => (RunResult)Any(typeof(RunResult), new Random(seed));

    private static object Any(Type type, Random random)
    {
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(int))
            return unchecked((int)Whole(random));
        if (type == typeof(long))
            return Whole(random);
        if (type == typeof(Int128))
            return new Int128(unchecked((ulong)Whole(random)), unchecked((ulong)Whole(random)));
        if (type == typeof(ulong))
            return unchecked((ulong)Whole(random));
        if (type == typeof(double))
            return BitConverter.Int64BitsToDouble(Whole(random));
        if (type == typeof(string))
            return new string([.. Enumerable.Range(0, random.Next(5)).Select(_ => "web-7ä€"[random.Next(7)])]);
        if (type == typeof(Duration))
            return Duration.FromNanoseconds(Whole(random));
        if (type == typeof(Instant))
            return Instant.FromNanoseconds(Whole(random));
        if (type == typeof(LatencyHistogram))
            return Histogram(random);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GetGenericArguments()[0], random);
        return type.Namespace == typeof(RunResult).Namespace || type == typeof(PauseTotals) || type == typeof(MemoryTotals)
            || type == typeof(HvSim.Models.Io.TransferTotals)
            ? Record(type, random)
            : throw new InvalidOperationException($"Nobody has said what a random {type} is.");
    }

    private static object Record(Type type, Random random)
    {
        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            var inner = Nullable.GetUnderlyingType(property.PropertyType);
            property.SetValue(record, inner is not null && random.Next(2) == 0
                ? null
                : Any(inner ?? property.PropertyType, random));
        }
        return record;
    }

    private static Array List(Type item, Random random)
    {
        var list = Array.CreateInstance(item, random.Next(4));
        for (var i = 0; i < list.Length; i++)
            list.SetValue(Any(item, random), i);
        return list;
    }

    /// <summary>Of any size, the smallest and the largest among them.</summary>
    private static long Whole(Random random) => random.Next(8) switch
    {
        0 => 0,
        1 => long.MaxValue,
        2 => long.MinValue,
        var size => random.NextInt64(long.MinValue, long.MaxValue) >> (8 * size),
    };

    private static LatencyHistogram Histogram(Random random)
    {
        var parts = new long[random.Next(3)];
        var histogram = new LatencyHistogram(parts.Length);
        for (var i = random.Next(50); i > 0; i--)
        {
            for (var part = 0; part < parts.Length; part++)
                parts[part] = random.NextInt64(-1_000, 1L << 40);
            histogram.Record(Duration.FromNanoseconds(random.NextInt64(1L << random.Next(1, 44))), parts);
        }
        return random.Next(4) == 0 ? histogram : histogram.Snapshot();
    }
}
