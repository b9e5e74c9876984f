namespace HvSim.Experiments;

/// <summary>
/// Finds the density at which a limit breaks, among the values of the axis. From the least dense position the density is doubled
/// until a point fails or the axis ends; then the gap is halved down to neighbours. While intervals leave a point undecided, its
/// estimates give the direction; where a neighbour is undecided, the gap to the nearest pass and to the nearest fail is
/// halved as well. Then a point at three quarters of the answer and a coarse grid up to a little above it are evaluated, for the
/// charts and to see whether the answer is monotone. Where a fail lies below a pass, a grid between them is evaluated,
/// and the answer is around the first fail.
/// </summary>
internal sealed class OverloadSearch(SearchAxis axis, PointLab lab)
{
    private const int ChartPoints = 8;
    private const int FallbackPoints = 16;
    private const double ChartBeyond = 0.15;
    private const double ProbeAt = 0.75;

    private readonly PointBook _book = new(axis, lab);

    public SweepResult Find()
    {
        var interrupted = false;
        try
        {
            Search();
        }
        catch (OperationCanceledException)
        {
            interrupted = true;
        }

        var points = _book.All.ToArray();
        var answer = OverloadReport.Of(axis, points, interrupted);
        return new SweepResult([.. points.Select(entry => entry.Point)], answer, interrupted);
    }

    private void Search()
    {
        var (pass, fail) = Bracket();
        if (fail is { } dense && pass is { } sparse)
            Halve(sparse, dense, Leaning.LooksDense);
        SharpenEdges();
        _book.Evaluate(ChartPositions());
        if (OverloadReport.Contradiction(_book.All) is { } contradiction)
            LookAround(contradiction);
    }

    /// <summary>
    /// The last position before a limit breaks and the first one at which one does, as far as doubling tells.
    /// </summary>
    private (int? Pass, int? Fail) Bracket()
    {
        int? pass = null;
        for (var position = axis.First; ; position = axis.Doubled(position))
        {
            if (Leaning.LooksDense(_book[position]))
                return (pass, position);
            pass = position;
            if (position == axis.Last)
                return (pass, null);
        }
    }

    /// <summary>
    /// Halves the gap until <paramref name="low"/>, where it does not break, and <paramref name="high"/>, where it does, are
    /// neighbours.
    /// </summary>
    private void Halve(int low, int high, Func<PointResult, bool> breaks)
    {
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (breaks(_book[middle]))
                high = middle;
            else
                low = middle;
        }
    }

    /// <summary>
    /// Unless a pass and a fail are neighbours: how far up points pass, and from where on they fail.
    /// </summary>
    private void SharpenEdges()
    {
        while (FirstFail() is null && Densest() is var top && Leaning.LooksDense(_book[top]) && top < axis.Last)
            _book.Evaluate([axis.Doubled(top)]);
        if (FirstFail() is { } high && Below(high, _ => true) is { } notFailing)
            Halve(notFailing, high, point => point.Verdict == Verdict.Fail);
        if (Below(FirstFail() ?? int.MaxValue, point => point.Verdict == Verdict.Pass) is { } low && Above(low) is { } notPassing)
            Halve(low, notPassing, point => point.Verdict != Verdict.Pass);
    }

    private int? FirstFail() =>
        _book.All.Where(entry => entry.Point.Verdict == Verdict.Fail).Select(entry => (int?)entry.Position).Min();

    private int Densest() => _book.All.Last().Position;

    private int? Below(int limit, Func<PointResult, bool> matches) =>
        _book.All.Where(entry => entry.Position < limit && matches(entry.Point)).Select(entry => (int?)entry.Position).Max();

    private int? Above(int limit) => _book.All.Where(entry => entry.Position > limit).Select(entry => (int?)entry.Position).Min();

    private IEnumerable<int> ChartPositions()
    {
        var points = _book.All.ToArray();
        var fail = points.FirstOrDefault(entry => Leaning.Breaks(entry.Point));
        var top = fail.Point switch
        {
            null => axis.Last,
            { State: PointState.NotAdmitted } => fail.Position,
            _ => (int)Math.Min(axis.Last, fail.Position + Math.Ceiling(ChartBeyond * (1 + fail.Position - (double)axis.First))),
        };
        var near = (top - (double)axis.First) / (ChartPoints - 1) / 4;
        var taken = points.Select(entry => entry.Position).ToList();
        int[] probe = Below(fail.Position, point => !Leaning.Breaks(point)) is { } pass
            ? [axis.Fraction(ProbeAt, pass)]
            : [];
        foreach (var position in probe.Concat(SearchAxis.Spread(axis.First, top, ChartPoints)))
        {
            if (taken.Any(other => other == position || Math.Abs(other - (double)position) < near))
                continue;
            taken.Add(position);
            yield return position;
        }
    }

    private void LookAround((int Fail, int Pass) contradiction)
    {
        var below = Below(contradiction.Fail, _ => true) ?? axis.First;
        _book.Evaluate(SearchAxis.Spread(below, Math.Min(axis.Last, contradiction.Pass + 1), FallbackPoints));
        SharpenEdges();
    }
}
