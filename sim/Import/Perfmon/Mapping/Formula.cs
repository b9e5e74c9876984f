namespace HvSim.Import.Perfmon;

/// <summary>A part of a sum over the fields of a row.</summary>
/// <param name="Index">The field.</param>
/// <param name="Factor">What one of its units counts.</param>
internal readonly record struct Term(int Index, double Factor);

/// <summary>
/// How a kind of demand is worked out from the fields of a row: a constant and a sum, perhaps times a percentage.
/// </summary>
/// <param name="Constant">What stands before the sum.</param>
/// <param name="Terms">
/// The sum. A blank counts nothing, unless there is a constant, something is taken off, or all are blank: then the demand is not
/// known.
/// </param>
/// <param name="Percent">The field that scales it, in percent; -1 for none.</param>
internal sealed record Formula(double Constant, IReadOnlyList<Term> Terms, int Percent = -1)
{
    private readonly bool _needsAll = Constant != 0 || Terms.Any(term => term.Factor < 0);

    /// <summary>Fields that it needs.</summary>
    public IEnumerable<int> Fields => Terms.Select(term => term.Index).Concat(Percent < 0 ? [] : [Percent]);

    /// <summary>The demand; not a number where it is not known.</summary>
    public double Of(double[] fields)
    {
        var sum = Constant;
        var known = 0;
        foreach (var (index, factor) in Terms)
        {
            if (double.IsNaN(fields[index]))
                continue;
            sum += fields[index] * factor;
            known++;
        }
        if (known == 0 || (_needsAll && known < Terms.Count))
            return double.NaN;
        return Math.Max(0, Percent < 0 ? sum : sum * fields[Percent] / 100);
    }
}
