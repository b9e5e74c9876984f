using HvSim.Engine;
using HvSim.Models.Io;

namespace HvSim.Io.Devices;

/// <summary>
/// Time of a transfer at a free server, less that of its bytes: a constant part and an exponential one, so that standard deviation over
/// mean is what is asked for.
/// </summary>
/// <param name="Read">Mean of a read.</param>
/// <param name="Write">Mean of a write.</param>
/// <param name="Variation">Standard deviation over mean, 0 to 1.</param>
public sealed record LatencyLaw(Duration Read, Duration Write, double Variation)
{
    /// <summary>The time of a transfer, by its own chance.</summary>
    public Duration Of(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        var mean = transfer.Kind.IsWrite ? Write : Read;
        return Variation == 0
            ? mean
            : mean.MultipliedBy(1 - Variation - (Variation * DeterministicMath.Log(transfer.Chance)));
    }
}
