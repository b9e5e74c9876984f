using HvSim.Engine;

namespace HvSim.Models.Guests;

/// <summary>
/// Random times with a given mean and coefficient of variation (cv). The usual fits on two moments: constant at cv 0; below 1 a mixture
/// of Erlang laws of neighbouring orders; exponential at 1; above 1 two exponential phases with balanced means
/// (H. C. Tijms, A First Course in Stochastic Models, Wiley 2003, appendix B).
/// </summary>
public sealed class TimeSampler
{
    private readonly int _order;
    private readonly double _probability;
    private readonly double _firstMean;
    private readonly double _secondMean;

    /// <summary>A sampler.</summary>
    /// <param name="mean">Mean, zero or more.</param>
    /// <param name="cv">Standard deviation over mean: 0, or 0.1 to 10.</param>
    public TimeSampler(Duration mean, double cv)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean.Nanoseconds);
        if (cv != 0 && !(cv >= 0.1 && cv <= 10))
            throw new ArgumentOutOfRangeException(nameof(cv), cv, "A coefficient of variation is 0, or from 0.1 to 10.");

        Mean = mean;
        Cv = cv;
        var squared = cv * cv;
        if (cv is > 0 and < 1)
        {
            _order = (int)Math.Ceiling(1 / squared);
            _probability = ((_order * squared) - Math.Sqrt((_order * (1 + squared)) - (_order * _order * squared))) / (1 + squared);
            _firstMean = mean.Nanoseconds / (_order - _probability);
        }
        else if (cv > 1)
        {
            _probability = 0.5 * (1 + Math.Sqrt((squared - 1) / (squared + 1)));
            _firstMean = mean.Nanoseconds / (2 * _probability);
            _secondMean = mean.Nanoseconds / (2 * (1 - _probability));
        }
    }

    /// <summary>The mean.</summary>
    public Duration Mean { get; }

    /// <summary>The coefficient of variation.</summary>
    public double Cv { get; }

    /// <summary>Draws one time, rounded to the nanosecond.</summary>
    public Duration Draw(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (Cv == 0)
            return Mean;
        var nanoseconds = Cv switch
        {
            1 => Mean.Nanoseconds * stream.NextExponential(),
            > 1 => (stream.NextDouble() < _probability ? _firstMean : _secondMean) * stream.NextExponential(),
            _ => DrawErlang(stream),
        };
        return Duration.FromNanoseconds((long)Math.Round(nanoseconds));
    }

    private double DrawErlang(RandomStream stream)
    {
        var phases = stream.NextDouble() < _probability ? _order - 1 : _order;
        var product = 1.0;
        for (var i = 0; i < phases; i++)
            product *= stream.NextDouble();
        return -DeterministicMath.Log(product) * _firstMean;
    }
}
