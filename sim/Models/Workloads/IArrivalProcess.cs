using HvSim.Engine;

namespace HvSim.Models.Workloads;

/// <summary>When open requests arrive.</summary>
public interface IArrivalProcess
{
    /// <summary>The next arrival after <paramref name="now"/>, which is the last one or the start.</summary>
    Instant Next(Instant now);
}

/// <summary>Exponential gaps.</summary>
public sealed class PoissonArrivals(RandomStream stream, double ratePerSecond) : IArrivalProcess
{
    /// <inheritdoc/>
    public Instant Next(Instant now) => now + Duration.FromSeconds(stream.NextExponential() / ratePerSecond);
}

/// <summary>Equal gaps; the first arrival falls anywhere within the first gap, so that guests do not arrive in step.</summary>
public sealed class DeterministicArrivals(RandomStream stream, double ratePerSecond) : IArrivalProcess
{
    private readonly Duration _gap = Duration.FromSeconds(1 / ratePerSecond);
    private bool _started;

    /// <inheritdoc/>
    public Instant Next(Instant now)
    {
        if (_started)
            return now + _gap;
        _started = true;
        return now + _gap.MultipliedBy(stream.NextDouble());
    }
}
