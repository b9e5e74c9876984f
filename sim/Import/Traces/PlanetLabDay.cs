namespace HvSim.Import.Traces;

/// <summary>
/// Sees that the traces of a folder are of one day. They carry no times, so that two days of a machine would run side by side.
/// </summary>
internal sealed class PlanetLabDay
{
    private const int DigitsOfDate = 8;
    private const string Cure = "Import each day by itself: name a folder that holds the traces of one day.";

    private readonly Dictionary<string, string> _fileOf = new(StringComparer.Ordinal);
    private (string File, string Date)? _dated;

    /// <summary>A machine is in a file.</summary>
    /// <exception cref="ImportException">It was there before.</exception>
    public void Add(string machine, string file, int line)
    {
        if (_fileOf.TryAdd(machine, file))
            return;
        var before = _fileOf[machine];
        if (before == file)
        {
            throw TraceFolder.Refused(
                file, line, 1, $"the machine '{machine}' stands in the table before", "Take one of its lines out, or rename it.");
        }
        throw TraceFolder.Refused(
            file, line, line == 0 ? 0 : 1, $"the machine '{machine}' is in {Path.GetFileName(before)} too", Cure);
    }

    /// <summary>A file is a table; its name may say of which day.</summary>
    /// <exception cref="ImportException">Another one is of another day.</exception>
    public void AddTable(string file)
    {
        if (DateOf(Path.GetFileName(file)) is not { } date)
            return;
        if (_dated is { } other && other.Date != date)
            throw TraceFolder.Refused(file, 0, 0, $"by its name it is of another day than {Path.GetFileName(other.File)}", Cure);
        _dated = (file, date);
    }

    private static string? DateOf(string name)
    {
        var first = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (first < 0)
            return null;
        var digits = name[first..].TakeWhile(char.IsAsciiDigit).Count();
        return digits == DigitsOfDate ? name.Substring(first, DigitsOfDate) : null;
    }
}
