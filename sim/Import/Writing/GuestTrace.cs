using HvSim.Scenarios.Traces;

namespace HvSim.Import.Writing;

/// <summary>
/// The demand of a guest on a grid of equal intervals that all guests of a load share; nothing where there are no data.
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
        var trace = new GuestTrace(guest.Name, guest.VirtualProcessors, guest.AssignedMemoryBytes)
        {
            HasDynamicMemory = guest.HasDynamicMemory,
        };
        Take(TraceColumn.CpuSeconds, sample => sample.CpuSeconds);
        Take(TraceColumn.Reads, sample => sample.Reads);
        Take(TraceColumn.Writes, sample => sample.Writes);
        Take(TraceColumn.ReadBytes, sample => sample.ReadBytes);
        Take(TraceColumn.WriteBytes, sample => sample.WriteBytes);
        Take(TraceColumn.Packets, sample => sample.Packets);
        Take(TraceColumn.NetworkBytes, sample => sample.NetworkBytes);
        Take(TraceColumn.MemoryBytes, sample => sample.MemoryBytes);
        return trace;

        void Take(TraceColumn column, Func<LoadSample, double> figure)
        {
            if (column == TraceColumn.CpuSeconds || guest.Samples.Any(sample => !double.IsNaN(figure(sample))))
                trace._columns[(int)column] = OnGrid(guest.Samples, figure, interval, count);
        }
    }

    /// <summary>The mean of guests, as one of a class.</summary>
    public static GuestTrace MeanOf(string name, IReadOnlyList<GuestTrace> guests)
    {
        var mean = new GuestTrace(
            name, guests.Max(guest => guest.VirtualProcessors), guests.Max(guest => guest.AssignedMemoryBytes))
        {
            HasDynamicMemory = guests.All(guest => guest.HasDynamicMemory),
        };
        for (var column = 0; column < mean._columns.Length; column++)
        {
            double[][] own = [.. guests.Select(guest => guest._columns[column]).OfType<double[]>()];
            if (own.Length > 0)
            {
                mean._columns[column] =
                    [.. Enumerable.Range(0, own[0].Length).Select(i => own.Sum(one => one[i]) / guests.Count)];
            }
        }
        return mean;
    }

    private static double[] OnGrid(
        IReadOnlyList<LoadSample> samples, Func<LoadSample, double> figure, TimeSpan interval, int count)
    {
        var sums = new double[count];
        var last = samples[0].At - interval;
        foreach (var sample in samples)
        {
            // After a gap a sample speaks for its own interval only.
            var from = sample.At - last > 1.5 * interval ? sample.At - interval : last;
            last = sample.At;
            var value = figure(sample);
            if (!double.IsNaN(value))
                Spread(sums, from / interval, sample.At / interval, value);
        }
        return sums;
    }

    private static void Spread(double[] sums, double from, double to, double value)
    {
        for (var i = Math.Max(0, (int)from); i < sums.Length && i < to; i++)
            sums[i] += value * Math.Max(0, Math.Min(to, i + 1) - Math.Max(from, i));
    }
}
