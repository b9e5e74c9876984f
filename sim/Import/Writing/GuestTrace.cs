using HvSim.Scenarios.Traces;

namespace HvSim.Import.Writing;

/// <summary>
/// The demand of a guest on a grid of equal intervals that all guests of a load share: where there are no data nothing, but for
/// the memory that it had.
/// </summary>
internal sealed class GuestTrace
{
    private readonly double[]?[] _columns = new double[]?[TraceHeader.Names.Count];

    private GuestTrace(string name, int virtualProcessors, double? assignedMemory)
    {
        Name = name;
        VirtualProcessors = virtualProcessors;
        AssignedMemoryBytes = assignedMemory;
    }

    /// <summary>Name, as the data give it.</summary>
    public string Name { get; private init; }

    /// <summary>Virtual processors.</summary>
    public int VirtualProcessors { get; private init; }

    /// <summary>Memory that it was given, in bytes; null where that is not known.</summary>
    public double? AssignedMemoryBytes { get; private init; }

    /// <summary>Whether its memory was balanced among guests.</summary>
    public bool HasDynamicMemory { get; private init; }

    /// <summary>Whether there are times of which its memory is not known, and held as it was.</summary>
    public bool HoldsMemory { get; private set; }

    /// <summary>The first interval in which it is there.</summary>
    public int First { get; private init; }

    /// <summary>Whether anything is known of its memory.</summary>
    public bool KnowsMemory => AssignedMemoryBytes > 0 || AsksFor(TraceColumn.MemoryBytes);

    /// <summary>Whether it asks for anything of these columns.</summary>
    public bool AsksFor(params ReadOnlySpan<TraceColumn> columns)
    {
        foreach (var column in columns)
        {
            if (Column(column)?.Any(value => value > 0) == true)
                return true;
        }
        return false;
    }

    /// <summary>Processor time by interval, per second.</summary>
    public double[] Cpu => Column(TraceColumn.CpuSeconds)!;

    /// <summary>A column by interval; null where the data have none.</summary>
    public double[]? Column(TraceColumn column) => _columns[(int)column];

    /// <summary>A guest's samples on the grid: an interval holds the time-weighted mean of the samples that it meets.</summary>
    /// <param name="guest">The guest.</param>
    /// <param name="interval">Length of an interval.</param>
    /// <param name="count">Number of intervals.</param>
    public static GuestTrace Of(ImportedGuest guest, TimeSpan interval, int count)
    {
        var grid = new SampleGrid(guest.Samples, interval, count);
        var trace = new GuestTrace(guest.Name, guest.VirtualProcessors, guest.AssignedMemoryBytes)
        {
            HasDynamicMemory = guest.HasDynamicMemory,
            First = grid.First,
        };
        trace._columns[(int)TraceColumn.CpuSeconds] = grid.Rates(sample => sample.CpuSeconds);
        Take(TraceColumn.Reads, sample => sample.Reads);
        Take(TraceColumn.Writes, sample => sample.Writes);
        Take(TraceColumn.ReadBytes, sample => sample.ReadBytes);
        Take(TraceColumn.WriteBytes, sample => sample.WriteBytes);
        Take(TraceColumn.Packets, sample => sample.Packets);
        Take(TraceColumn.NetworkBytes, sample => sample.NetworkBytes);
        if (IsKnown(sample => sample.MemoryBytes))
        {
            trace._columns[(int)TraceColumn.MemoryBytes] = grid.Levels(sample => sample.MemoryBytes, out var isHeld);
            trace.HoldsMemory = isHeld;
        }
        return trace;

        void Take(TraceColumn column, Func<LoadSample, double> figure)
        {
            if (IsKnown(figure))
                trace._columns[(int)column] = grid.Rates(figure);
        }

        bool IsKnown(Func<LoadSample, double> figure) => guest.Samples.Any(sample => !double.IsNaN(figure(sample)));
    }

    /// <summary>The mean of guests, as one of a class.</summary>
    /// <param name="guests">The guests.</param>
    /// <param name="virtualProcessors">Virtual processors of each of the class.</param>
    public static GuestTrace MeanOf(IReadOnlyList<GuestTrace> guests, int virtualProcessors)
    {
        var mean = new GuestTrace(
            "", virtualProcessors,
            guests.Any(guest => guest.KnowsMemory) ? guests.Average(GuestMemoryText.MostOf) * GuestMemoryText.MiB : null)
        {
            HasDynamicMemory = guests.All(guest => guest.HasDynamicMemory),
            HoldsMemory = guests.Any(guest => guest.HoldsMemory),
            First = guests.Min(guest => guest.First),
        };
        for (var column = 0; column < mean._columns.Length; column++)
        {
            if (guests.Any(guest => guest._columns[column] is not null))
                mean._columns[column] = MeanOf(guests, (TraceColumn)column);
        }
        return mean;
    }

    /// <summary>A guest whose memory in use is not known uses all that it has.</summary>
    private static double[] MeanOf(IReadOnlyList<GuestTrace> guests, TraceColumn column)
    {
        var sums = new double[guests[0].Cpu.Length];
        foreach (var guest in guests)
        {
            var own = guest.Column(column);
            var otherwise = column == TraceColumn.MemoryBytes ? GuestMemoryText.MostOf(guest) * GuestMemoryText.MiB : 0;
            for (var i = 0; i < sums.Length; i++)
                sums[i] += own is null ? otherwise : own[i];
        }
        for (var i = 0; i < sums.Length; i++)
            sums[i] /= guests.Count;
        return sums;
    }
}
