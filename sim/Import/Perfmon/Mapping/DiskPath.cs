namespace HvSim.Import.Perfmon;

/// <summary>
/// The path of a virtual disk as the instance of a counter has it, such as <c>C:-VMs-web-web.vhdx</c>: separators became hyphens,
/// and folders and names may hold hyphens of their own.
/// </summary>
/// <param name="Stem">The path without extension, and without what a checkpoint appends to the name of the file.</param>
internal sealed record DiskPath(string Stem)
{
    private const string DefaultFolder = "virtual hard disks-";
    private const int GuidLength = 36;

    private static readonly HashSet<string> Extensions = ["vhd", "vhdx", "avhd", "avhdx", "vhds", "vhdpmem", "iso"];

    /// <summary>Reads a comparable path; null where it is none of a virtual disk.</summary>
    public static DiskPath? Read(string folded)
    {
        var dot = folded.LastIndexOf('.');
        if (dot <= 0 || !Extensions.Contains(folded[(dot + 1)..].Split('#')[0]))
            return null;
        var mark = dot - GuidLength - 1;
        var isCheckpoint = mark > 0 && folded[mark] == '_' && Guid.TryParseExact(folded.AsSpan((mark + 1)..dot), "D", out _);
        return new DiskPath(folded[..(isCheckpoint ? mark : dot)]);
    }

    /// <summary>
    /// The name that is the name of the file; else the first one in the name of the file; else the one of the innermost folder.
    /// </summary>
    /// <param name="places">Names in <see cref="Stem"/>, at least one, none within another.</param>
    public NamePlace Owner(IEnumerable<NamePlace> places)
    {
        var folder = Stem.LastIndexOf(DefaultFolder, StringComparison.Ordinal);
        var isCertain = folder >= 0;
        var file = isCertain ? folder + DefaultFolder.Length : Stem.LastIndexOf('-') + 1;
        return places.OrderByDescending(IsFile).ThenByDescending(IsInFile)
            .ThenBy(place => IsInFile(place) ? place.Start : -place.End).First();

        bool IsFile(NamePlace place) => place.End == Stem.Length
            && (isCertain ? place.Start == file : place.Start == 0 || Stem[place.Start - 1] == '-');

        bool IsInFile(NamePlace place) => place.End > file;
    }
}
