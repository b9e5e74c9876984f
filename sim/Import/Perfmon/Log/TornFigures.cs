namespace HvSim.Import.Perfmon;

/// <summary>
/// Rows without quotes whose figures have decimal commas while commas separate fields, so that each figure becomes two fields.
/// </summary>
internal sealed class TornFigures
{
    private int _torn;
    private int _whole;

    /// <summary>Line of the first one, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Number of its fields.</summary>
    public int Fields { get; private set; }

    /// <summary>Whether that is so in most rows.</summary>
    public bool IsRule => _torn > _whole;

    /// <summary>Takes a row into account.</summary>
    /// <param name="isTorn">Whether it looks torn.</param>
    /// <param name="line">Its line.</param>
    /// <param name="fields">Number of its fields.</param>
    public void Add(bool isTorn, int line, int fields)
    {
        if (!isTorn)
            _whole++;
        else if (_torn++ == 0)
            (Line, Fields) = (line, fields);
    }
}
