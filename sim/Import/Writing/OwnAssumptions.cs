using System.Globalization;
using HvSim.Scenarios.Traces;

namespace HvSim.Import.Writing;

/// <summary>What the scenario assumes beyond what the data say, whatever their format.</summary>
internal sealed class OwnAssumptions(
    ImportedLoad load, IReadOnlyList<GuestTrace> guests, IReadOnlyList<WrittenClass> classes)
{
    private const string MemoryKey = "guests.<name>.memory";

    /// <summary>Those that a key of the scenario overrides.</summary>
    public IEnumerable<KeyedAssumption> Overridable()
    {
        var length = WrittenBursts.LengthIn(load.Interval) is { } own
            ? string.Create(CultureInfo.InvariantCulture, $"{own.TotalSeconds:0.###} s") : TraceKeys.DefaultOf("bursts.length");
        yield return new KeyedAssumption(
            TraceKeys.PathOf("bursts"),
            $"within an interval demand comes in bursts of {TraceKeys.DefaultOf("bursts.peak")} times the mean for "
            + $"{TraceKeys.DefaultOf("bursts.share")} of the time, {length} each");
        yield return new KeyedAssumption(
            TraceKeys.PathOf("work"), $"a request brings {TraceKeys.DefaultOf("work.mean")} of processor time");
        foreach (var size in Sizes())
            yield return size;
        yield return new KeyedAssumption(
            "host",
            load.LogicalProcessors is { } logged
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"memory, storage and network that suffice, beside the {logged} logical processors that are logged")
                : "processors, memory, storage and network that suffice");
        yield return new KeyedAssumption(
            "host.machine.threadsPerCore", "1, as what sibling threads cost is in the times already");
        if (guests.Any(guest => guest.KnowsMemory))
            yield return new KeyedAssumption($"{MemoryKey}.demand.workingSet", "60 % of what is committed");
        if (guests.Any(guest => !guest.HasDynamicMemory && guest.AssignedMemoryBytes is null && guest.KnowsMemory))
        {
            yield return new KeyedAssumption(
                $"{MemoryKey}.static", "a quarter more than the guest ever uses, and at least 512 MiB");
        }
        if (guests.Any(guest => guest.HasDynamicMemory))
        {
            yield return new KeyedAssumption(
                MemoryKey,
                "Dynamic Memory starts a guest with a fifth more than it wants at first, and bounds it by 512 MiB and a quarter "
                + "more than it ever wants");
        }
    }

    /// <summary>The others.</summary>
    public IEnumerable<string> Otherwise()
    {
        yield return "where there are no data, a guest wants nothing but the memory that it had";
        if (classes.Any(one => one.Count > 1))
            yield return "guests of a class follow the mean of their traces, which keeps their sum and not their own peaks";
    }

    /// <summary>A size is taken where a guest's trace does not have both numbers and bytes.</summary>
    private IEnumerable<KeyedAssumption> Sizes()
    {
        (string Key, string What, TraceColumn Number, TraceColumn Bytes)[] transfers =
        [
            ("readSize", "a read", TraceColumn.Reads, TraceColumn.ReadBytes),
            ("writeSize", "a write", TraceColumn.Writes, TraceColumn.WriteBytes),
            ("packetSize", "a packet", TraceColumn.Packets, TraceColumn.NetworkBytes),
        ];
        foreach (var (key, what, number, bytes) in transfers)
        {
            var hasBytesAlone = guests.Any(guest => guest.AsksFor(bytes) && !guest.AsksFor(number));
            var hasNumberAlone = guests.Any(guest => guest.AsksFor(number) && !guest.AsksFor(bytes));
            if (hasBytesAlone || hasNumberAlone)
            {
                var known = !hasNumberAlone ? "bytes alone" : hasBytesAlone ? "numbers or bytes, not both" : "numbers alone";
                yield return new KeyedAssumption(
                    TraceKeys.PathOf(key), $"{what} has {TraceKeys.DefaultOf(key)}, where the data have {known}");
            }
        }
    }
}
