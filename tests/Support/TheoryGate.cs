using System.Globalization;
using MathNet.Numerics.Distributions;
using Xunit;

namespace HvSim.Tests.Support;

/// <summary>
/// Whether replications agree with a closed form: the 99.99 % t-interval over at least 20 of them contains the exact value, and is
/// narrower than 2 % of it on either side. A wide interval is a failure too, since it would let anything pass.
/// </summary>
internal static class TheoryGate
{
    public const int LeastReplications = 20;
    private const double UpperTail = 0.99995;
    private const double WidestShare = 0.02;

    /// <summary>Fails the test unless the replications agree with the exact value.</summary>
    public static void Agrees(string what, double exact, IReadOnlyList<double> replications)
    {
        var verdict = Judge(exact, replications);
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {verdict}");
        Assert.True(verdict.Holds, $"{what}: {verdict}");
    }

    /// <summary>
    /// Fails the test unless the replications agree with the exact value after what a control of known mean explains of their spread is
    /// taken away. The control must be computed from the draws alone, never by the model under test: it would hide the model's errors.
    /// </summary>
    public static void Agrees(string what, double exact, IReadOnlyList<double> replications, IReadOnlyList<double> control, double controlMean)
    {
        var verdict = Judge(exact, replications, control, controlMean);
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {verdict}");
        Assert.True(verdict.Holds, $"{what}: {verdict}");
    }

    /// <summary>Compares without failing: the regression line at the control's known mean.</summary>
    public static TheoryVerdict Judge(
        double exact, IReadOnlyList<double> replications, IReadOnlyList<double> control, double controlMean)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replications.Count, LeastReplications);
        ArgumentOutOfRangeException.ThrowIfNotEqual(control.Count, replications.Count);
        var count = replications.Count;
        var (mean, meanOfControl) = (replications.Average(), control.Average());
        var squares = control.Sum(y => (y - meanOfControl) * (y - meanOfControl));
        var slope = replications.Zip(control, (x, y) => (x - mean) * (y - meanOfControl)).Sum() / squares;
        var residuals = replications.Zip(control, (x, y) => x - mean - (slope * (y - meanOfControl))).Sum(e => e * e) / (count - 2);
        var off = meanOfControl - controlMean;
        var quantile = StudentT.InvCDF(0, 1, count - 2, UpperTail);
        var halfWidth = quantile * Math.Sqrt(residuals * ((1.0 / count) + (off * off / squares)));
        return new TheoryVerdict(exact, mean - (slope * off), halfWidth, WidestShare);
    }

    /// <summary>Compares without failing.</summary>
    public static TheoryVerdict Judge(double exact, IReadOnlyList<double> replications)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replications.Count, LeastReplications);
        var mean = replications.Average();
        var variance = replications.Sum(x => (x - mean) * (x - mean)) / (replications.Count - 1);
        var quantile = StudentT.InvCDF(0, 1, replications.Count - 1, UpperTail);
        return new TheoryVerdict(exact, mean, quantile * Math.Sqrt(variance / replications.Count), WidestShare);
    }
}

/// <summary>An exact value against an interval.</summary>
/// <param name="Exact">By closed form.</param>
/// <param name="Mean">Of the replications.</param>
/// <param name="HalfWidth">Of the interval.</param>
/// <param name="WidestShare">Largest half-width that counts, as a fraction of the exact value.</param>
internal readonly record struct TheoryVerdict(double Exact, double Mean, double HalfWidth, double WidestShare)
{
    public bool Contains => Math.Abs(Mean - Exact) <= HalfWidth;

    public bool IsNarrow => HalfWidth < WidestShare * Math.Abs(Exact);

    public bool Holds => Contains && IsNarrow;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"exact {Exact:g6}, measured {Mean:g6} +- {HalfWidth:g3} ({100 * (Mean - Exact) / Exact:f2} % +- {100 * HalfWidth / Exact:f2} %)");
}
