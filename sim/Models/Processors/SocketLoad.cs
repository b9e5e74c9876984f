namespace HvSim.Models.Processors;

/// <summary>
/// How many cores of a socket are busy, which share its last-level cache and its memory's bandwidth. The share of other cores that are
/// busy is told in steps of an eighth, because every change of it changes the pace of everything that runs there.
/// </summary>
internal sealed class SocketLoad
{
    private const int Steps = 8;

    private readonly List<LogicalProcessor> _processors = [];
    private int _cores;
    private int _busyCores;
    private int _sensitive;
    private int _toldStep;

    /// <summary>Share of the other cores that are busy, as seen from one that is.</summary>
    public double OthersBusy => Step / (double)Steps;

    private int Step => _busyCores <= 1 || _cores <= 1 ? 0 : (int)Math.Round(Steps * (_busyCores - 1.0) / (_cores - 1));

    public void Add(LogicalProcessor processor)
    {
        _processors.Add(processor);
        if (processor.Sibling is null || processor.Sibling.Index > processor.Index)
            _cores++;
    }

    /// <summary>A logical processor has been taken by work.</summary>
    /// <param name="isSensitive">Whether that work is slowed down by busy cores.</param>
    /// <param name="coreWasIdle">Whether nothing ran on its core.</param>
    public void Occupied(bool isSensitive, bool coreWasIdle)
    {
        _sensitive += isSensitive ? 1 : 0;
        _busyCores += coreWasIdle ? 1 : 0;
    }

    /// <summary>A logical processor has been left by work.</summary>
    public void Vacated(bool wasSensitive, bool coreIsIdle)
    {
        _sensitive -= wasSensitive ? 1 : 0;
        _busyCores -= coreIsIdle ? 1 : 0;
    }

    /// <summary>Lets what runs here go on at its new pace, where the share has changed by a step.</summary>
    public void TellChange()
    {
        var step = Step;
        if (step == _toldStep)
            return;
        _toldStep = step;
        if (_sensitive == 0)
            return;
        foreach (var processor in _processors)
            processor.Current?.ChangePace();
    }
}
