namespace HvSim.Import.Perfmon;

/// <summary>A log, wherever it lies; it is read more than once.</summary>
/// <param name="Name">The file as the user named it.</param>
/// <param name="Open">Opens it at its beginning.</param>
internal sealed record LogSource(string Name, Func<Stream> Open)
{
    /// <summary>Its name without the folder, for reports, which do not depend on where a log lies.</summary>
    public string ShortName => Path.GetFileName(Name);

    /// <summary>A file on disk.</summary>
    public static LogSource OfFile(string path) =>
        new(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
}
