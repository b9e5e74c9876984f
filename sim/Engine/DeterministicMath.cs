namespace HvSim.Engine;

/// <summary>
/// Logarithm and exponential that give the same bits on every machine: they use only additions, multiplications,
/// divisions and bit operations, which IEEE 754 rounds the same way everywhere, and never a fused multiply-add. Within
/// one unit in the last place of the true value. Method and coefficients are those of fdlibm (Sun Microsystems, 1993).
/// </summary>
public static class DeterministicMath
{
    // ln 2 in two parts: the high one has trailing zeros, so that its product with an exponent is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700;

    private const double LargestExponent = 709.782712893383973096;
    private const double SmallestExponent = -745.13321910194110842;

    private const long ExponentOne = 0x3FF0_0000_0000_0000;
    private const long HalfRootOfTwo = 0x3FE6_A09E_0000_0000;
    private const long MantissaMask = 0x000F_FFFF_FFFF_FFFF;
    private const int MantissaBits = 52;
    private const long SmallestNormal = 0x0010_0000_0000_0000;
    private const ulong NormalRange = 0x7FE0_0000_0000_0000;

    /// <summary>
    /// The natural logarithm: negative infinity at zero, not a number below it, infinity and not a number unchanged.
    /// </summary>
    public static double Log(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = 0L;
        // Zero, negatives, subnormals, infinities and not-a-number lie outside the normal positive numbers.
        if (unchecked((ulong)(bits - SmallestNormal)) >= NormalRange)
        {
            if (!(value > 0) || double.IsPositiveInfinity(value))
            {
                return value == 0 ? double.NegativeInfinity : value > 0 ? value : double.NaN;
            }

            bits = BitConverter.DoubleToInt64Bits(value * (1L << 54));
            exponent = -54;
        }

        // value = 2^exponent * (1 + f) with 1 + f between the roots of one half and of two.
        bits += ExponentOne - HalfRootOfTwo;
        exponent += (bits >> MantissaBits) - 0x3FF;
        var f = BitConverter.Int64BitsToDouble((bits & MantissaMask) + HalfRootOfTwo) - 1.0;
        return LogOfReduced(f, exponent);
    }

    /// <summary>
    /// The exponential: infinity above 709.78, zero below -745.13, gradually less exact between -708 and -745, where the
    /// result is subnormal.
    /// </summary>
    public static double Exp(double value)
    {
        if (!(value <= LargestExponent && value >= SmallestExponent))
        {
            return double.IsNaN(value) ? value : value > 0 ? double.PositiveInfinity : 0.0;
        }

        // value = exponent * ln 2 + r with |r| at most half of ln 2.
        var exponent = (int)Math.Round(value * InverseLn2, MidpointRounding.ToEven);
        var high = value - exponent * Ln2High;
        var low = exponent * Ln2Low;
        var r = high - low;
        var square = r * r;
        var c = r - square * (1.66666666666666019037e-01 + square * (-2.77777777770155933842e-03
            + square * (6.61375632143793436117e-05 + square * (-1.65339022054652515390e-06
            + square * 4.13813679705723846039e-08))));
        return Scale(1.0 + (r * c / (2.0 - c) - low + high), exponent);
    }

    private static double LogOfReduced(double f, double exponent)
    {
        var halfSquare = 0.5 * f * f;
        var s = f / (2.0 + f);
        var z = s * s;
        var w = z * z;
        var even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
        var odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01
            + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
        return s * (halfSquare + (odd + even)) + exponent * Ln2Low - halfSquare + f + exponent * Ln2High;
    }

    // In two steps at the ends of the range, where 2^exponent alone is not a normal number.
    private static double Scale(double value, int exponent) => exponent switch
    {
        > 1023 => value * 2.0 * PowerOfTwo(exponent - 1),
        < -1022 => value * PowerOfTwo(exponent + 54) * PowerOfTwo(-54),
        _ => value * PowerOfTwo(exponent),
    };

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << MantissaBits);
}
