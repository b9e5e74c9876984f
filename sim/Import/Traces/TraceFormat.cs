namespace HvSim.Import.Traces;

/// <summary>How files of a public trace format are known, and what to say where there are none.</summary>
/// <param name="Verb">What follows <c>hvsim import</c>.</param>
/// <param name="Traces">What such files hold, such as <c>PlanetLab traces</c>.</param>
/// <param name="Needed">What a folder has to hold.</param>
/// <param name="Holds">Whether a file is one of the format, by its name and first line.</param>
internal sealed record TraceFormat(string Verb, string Traces, string Needed, Func<string, bool> Holds)
{
    // A look is enough; of a large folder it is not taken at every file.
    private const int MostLooks = 50;

    private static readonly EnumerationOptions Readable = new() { IgnoreInaccessible = true };

    private static IEnumerable<TraceFormat> All => [AzureImport.Format, BitbrainsImport.Format, PlanetLabImport.Format];

    /// <summary>What is wrong with a folder of which no file is of the format, and what to do.</summary>
    public (string Reason, string Cure) Absence(string folder)
    {
        const string Reason = "no file of the folder holds such a trace";
        if (Directory.EnumerateFiles(folder, "*.gz", Readable).FirstOrDefault() is { } packed)
            return ($"{Reason}; {Path.GetFileName(packed)} is packed", "Unpack the files that end with '.gz' first.");
        string[] below =
            [.. Directory.EnumerateDirectories(folder, "*", Readable).Order(StringComparer.Ordinal).Take(MostLooks)];
        if (Array.Find(below, one => IsIn(one)) is { } deeper)
            return (Reason, $"Name the folder that holds the trace files, such as {Path.GetFileName(deeper)} in it.");
        foreach (var place in (string[])[folder, .. below])
        {
            if (All.FirstOrDefault(other => other.IsIn(place)) is { } other)
                return ($"{Reason}; there are {other.Traces}", $"Import those with 'hvsim import {other.Verb} {place}'.");
            if (FilesIn(place).FirstOrDefault(IsLog) is { } log)
                return ($"{Reason}; there are logs of Performance Monitor", $"Import those with 'hvsim import perfmon {log}'.");
        }
        return ($"{Reason}: {Traces} are {Needed}", "Name a folder with such files.");
    }

    private bool IsIn(string folder) => FilesIn(folder).Any(file => Looked(file, Holds));

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", Readable).Order(StringComparer.Ordinal).Take(MostLooks);

    private static bool IsLog(string file) =>
        Looked(file, one => TraceFolder.FirstLine(one).Contains("(PDH-", StringComparison.Ordinal));

    private static bool Looked(string file, Func<string, bool> look)
    {
        try
        {
            return look(file);
        }
        catch (ImportException)
        {
            return false;
        }
    }
}
