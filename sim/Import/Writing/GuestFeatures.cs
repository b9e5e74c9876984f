using HvSim.Scenarios.Traces;

namespace HvSim.Import.Writing;

/// <summary>
/// By what guests are alike: mean and peak of processor time, virtual processors, memory, and mean bytes of disks and network,
/// each over the width of its range among all guests.
/// </summary>
internal static class GuestFeatures
{
    private static readonly Func<GuestTrace, double>[] All =
    [
        guest => guest.Cpu.Average(), guest => guest.Cpu.Max(), guest => guest.VirtualProcessors, GuestMemoryText.MostOf,
        guest => MeanOf(guest, TraceColumn.ReadBytes) + MeanOf(guest, TraceColumn.WriteBytes),
        guest => MeanOf(guest, TraceColumn.NetworkBytes),
    ];

    /// <summary>The features of each guest.</summary>
    public static double[][] Of(IReadOnlyList<GuestTrace> guests)
    {
        double[][] points = [.. guests.Select(guest => All.Select(feature => feature(guest)).ToArray())];
        for (var i = 0; i < All.Length; i++)
        {
            var width = points.Max(point => point[i]) - points.Min(point => point[i]);
            foreach (var point in points)
                point[i] = width > 0 ? point[i] / width : 0;
        }
        return points;
    }

    private static double MeanOf(GuestTrace guest, TraceColumn column) => guest.Column(column)?.Average() ?? 0;
}
