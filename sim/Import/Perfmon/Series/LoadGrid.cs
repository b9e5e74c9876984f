namespace HvSim.Import.Perfmon;

/// <summary>
/// The demand of all guests on one grid of equal intervals, as sums over time that keep the mean whatever the times of the rows.
/// When the grid gets too large, two intervals become one, so that memory stays bounded whatever the length of a log.
/// </summary>
/// <param name="width">Length of an interval to begin with.</param>
internal sealed class LoadGrid(TimeSpan width)
{
    /// <summary>Most intervals of all guests together.</summary>
    public const int MostBins = 1 << 20;

    private const int FewestBins = 16;
    private const int MostBinsOfAGuest = 1 << 17;

    private readonly Dictionary<(string Machine, string Name), GuestSeries> _byName = [];
    private readonly List<GuestSeries> _guests = [];

    /// <summary>Length of an interval.</summary>
    public TimeSpan Width { get; private set; } = width;

    /// <summary>The guests.</summary>
    public IReadOnlyList<GuestSeries> Guests => _guests;

    private int Bins => Math.Clamp(MostBins / Math.Max(1, _guests.Count), FewestBins, MostBinsOfAGuest);

    /// <summary>The series of a guest.</summary>
    public GuestSeries Of(GuestPlan plan)
    {
        var key = (Folded.Of(plan.Machine), Folded.Of(plan.Name));
        if (!_byName.TryGetValue(key, out var guest))
        {
            guest = new GuestSeries(plan.Machine, plan.Name);
            _byName.Add(key, guest);
            _guests.Add(guest);
            Fit(_guests.Max(one => one.Bins) - 1);
        }
        if (plan.Formulas[(int)Measure.Memory] is not null)
            guest.MemoryKind = plan.MemoryKind;
        guest.Processors = Math.Max(guest.Processors, plan.Processors);
        return guest;
    }

    /// <summary>Adds a mean over the time from one instant to another, both from the start of the grid.</summary>
    public void Add(GuestSeries guest, Measure measure, TimeSpan from, TimeSpan to, double mean)
    {
        if (from < TimeSpan.Zero)
            from = TimeSpan.Zero;
        if (to <= from || double.IsNaN(mean))
            return;
        Fit((to.Ticks - 1) / Width.Ticks);
        for (var bin = (int)(from.Ticks / Width.Ticks); bin * Width.Ticks < to.Ticks; bin++)
        {
            var start = Math.Max(from.Ticks, bin * Width.Ticks);
            var end = Math.Min(to.Ticks, (bin + 1) * Width.Ticks);
            guest.Add(measure, bin, mean, (end - start) / (double)TimeSpan.TicksPerSecond);
        }
    }

    private void Fit(long lastBin)
    {
        while (lastBin >= Bins)
        {
            foreach (var guest in _guests)
                guest.Halve();
            Width *= 2;
            lastBin /= 2;
        }
    }
}
