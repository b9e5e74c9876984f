namespace HvSim.Import;

/// <summary>
/// Demand of one guest over one interval. Rates are means per second over the interval that ends at <see cref="At"/>; a figure
/// that the data do not have is not a number.
/// </summary>
/// <param name="At">End of the interval, from the start of the data.</param>
/// <param name="CpuSeconds">
/// Processor-seconds per second, from 0; above the number of virtual processors where those ran above their nominal clock.
/// </param>
/// <param name="MemoryBytes">Memory in use, in bytes.</param>
/// <param name="Reads">Disk reads per second.</param>
/// <param name="Writes">Disk writes per second.</param>
/// <param name="ReadBytes">Bytes read from disks per second.</param>
/// <param name="WriteBytes">Bytes written to disks per second.</param>
/// <param name="Packets">Network packets per second, received and sent.</param>
/// <param name="NetworkBytes">Bytes per second over the network, received and sent.</param>
public readonly record struct LoadSample(
    TimeSpan At, double CpuSeconds, double MemoryBytes, double Reads, double Writes, double ReadBytes, double WriteBytes,
    double Packets, double NetworkBytes)
{
    /// <summary>Processor-seconds per second above the virtual processors, which were cut; from 0.</summary>
    public double CutCpuSeconds { get; init; }
}
