using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// When a point has enough replications: at the first number, not below the fewest allowed, at which nothing is lacking, and nothing
/// was lacking at the three numbers before it (Hoad, Robinson and Davies 2010 look as far beyond the first sufficient number; here
/// the fewest allowed count as part of that look). Each decision looks at the replications from the first one on, in index order, so
/// that it is the same whatever was finished first and however many are simulated at a time.
/// </summary>
/// <param name="scenario">The scenario at the point.</param>
/// <param name="isSearched">
/// Whether the point is one of a search, which asks for a verdict and no more: then it may stay as wide as it is.
/// </param>
internal sealed class StoppingRule(Scenario scenario, bool isSearched)
{
    private const int LookAhead = 3;
    private const int FewestForAnInterval = 2;

    private readonly ReplicationRange _range = scenario.Run.Replications;
    private int _looked = Math.Max(FewestForAnInterval, scenario.Run.Replications.Least - LookAhead) - 1;
    private int _inARow;
    private Need? _last;

    /// <summary>Why the point has all that it needs, and how many of these replications that are; null where it needs more.</summary>
    /// <param name="runs">The replications from the first one on, at least the fewest allowed.</param>
    /// <param name="wanted">Where it needs more, how many in all are worth simulating before the next look.</param>
    public (Stopping Why, int Count)? Look(IReadOnlyList<RunResult> runs, out int wanted)
    {
        wanted = runs.Count;
        if (_range.IsFixed)
            return (new Stopping(StopReason.FixedNumber, ""), runs.Count);
        while (_looked < runs.Count)
        {
            _looked++;
            var lack = DecidingReadings.Lack(scenario, [.. runs.Take(_looked)], isSearched);
            _inARow = lack is null ? _inARow + 1 : 0;
            _last = lack ?? _last;
            if (_looked >= _range.Least && _inARow > LookAhead)
                return (new Stopping(Enough, _looked > _range.Least ? _last?.Text ?? "" : ""), _looked);
            if (_looked == _range.Most)
                return (new Stopping(lack is null ? Enough : StopReason.MostAllowed, _last?.Text ?? ""), _looked);
        }
        wanted = Math.Min(runs.Count + Math.Max(LookAhead + 1 - _inARow, HalfOfWhatIsLacking(runs.Count)), _range.Most);
        return null;
    }

    private StopReason Enough => isSearched ? StopReason.Decided : StopReason.Precise;

    /// <summary>Half-widths shrink with the root of the number; no more than doubles it, since the estimate is rough.</summary>
    private int HalfOfWhatIsLacking(int count) => _inARow > 0 || _last is not { } lack
        ? 0
        : (int)Math.Min(count, Math.Ceiling(count * ((lack.Excess * lack.Excess) - 1) / 2));
}
