namespace HvSim.Experiments.Sensitivity;

/// <summary>The question asked at one end of an assumed value's range.</summary>
/// <param name="end">The end.</param>
/// <param name="axis">The axis of the search, or null where a metric is read at the base point.</param>
/// <param name="start">Place of the answer as things are; -1 below the first one.</param>
/// <param name="metric">The metric of a point.</param>
internal sealed class SensitivityTrial(SensitivityEnd end, SearchAxis? axis, int start, Func<PointResult, MetricReading?> metric)
{
    private const int Only = 0;

    private readonly Gallop _walk = new(axis is null ? Only : start, axis?.Last ?? Only);
    private MetricReading? _metric;
    private bool _isInterrupted;

    public SensitivityEnd End => end;

    /// <summary>The points to simulate now; none once there is an answer, or none to be had.</summary>
    public IReadOnlyList<(int Place, IReadOnlyList<AxisValue> Coordinates)> Next()
    {
        if (_isInterrupted || end.Reason.Length > 0)
            return [];
        return [.. _walk.Next().Select(place =>
            (place, (IReadOnlyList<AxisValue>)[.. axis?.At(place) ?? [], new AxisValue(end.Parameter, end.Value)]))];
    }

    /// <summary>Takes note of a point; null for one that an interruption left undone.</summary>
    public void Learn(int place, PointResult? point)
    {
        if (point is null)
        {
            _isInterrupted = true;
            return;
        }
        _walk.Learn(place, axis is not null && Leaning.Breaks(point));
        if (place == Math.Max(start, 0))
            _metric = metric(point);
    }

    public SensitivityReading Reading() => new()
    {
        Position = axis is null || Reason.Length > 0 ? null : _walk.Answer,
        AxisValue = axis is null || Reason.Length > 0 || _walk.Answer < 0 ? "" : axis.At(_walk.Answer)[0].Value,
        IsAtEnd = axis is not null && _walk.Answer == axis.Last,
        Metric = _metric,
        Reason = Reason.Length > 0 || axis is not null || _metric?.Estimate is not null ? Reason : _metric?.Reason ?? "",
    };

    private string Reason => _isInterrupted ? "interrupted before it was known" : end.Reason;
}
