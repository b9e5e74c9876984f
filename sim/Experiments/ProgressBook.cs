using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>Counts what is done and tells the sink, one call at a time.</summary>
internal sealed class ProgressBook(IProgressSink? sink)
{
    private readonly Lock _lock = new();
    private int _pointsDone, _pointsTotal, _runsDone, _runsTotal;
    private long _eventsDone;

    public void Expect(int points, int runs)
    {
        lock (_lock)
        {
            _pointsTotal += points;
            _runsTotal += runs;
        }
    }

    /// <summary>A point that needed no simulation, or the last replication of one, was dealt with.</summary>
    public void PointDone(IReadOnlyList<AxisValue> coordinates)
    {
        lock (_lock)
        {
            _pointsDone++;
            Tell(coordinates, null, PrecisionSpec.Usual);
        }
    }

    public void RunDone(long events, PointOrder point)
    {
        lock (_lock)
        {
            _runsDone++;
            _eventsDone += events;
            Tell(point.Coordinates, sink is null ? null : point.RelativeWidth(), point.Scenario.Run.Precision);
        }
    }

    private void Tell(IReadOnlyList<AxisValue> coordinates, double? relativeWidth, PrecisionSpec precision) => sink?.Report(
        new Progress(_pointsDone, _pointsTotal, _runsDone, _runsTotal, _eventsDone, coordinates, relativeWidth,
            Need.Aim(Statistic.Mean, precision)));
}
