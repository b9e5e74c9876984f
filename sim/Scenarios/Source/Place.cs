namespace HvSim.Scenarios.Source;

/// <summary>Where a piece of a scenario stands.</summary>
/// <param name="File">The file as the user named it, or <c>command line</c>.</param>
/// <param name="Line">Line from 1; 0 where there is none.</param>
/// <param name="Column">Column from 1; 0 where there is none.</param>
internal readonly record struct Place(string File, int Line, int Column)
{
    private const string CommandLineName = "command line";

    /// <summary>A value given with <c>--set</c>.</summary>
    public static Place CommandLine => new(CommandLineName, 0, 0);

    public bool IsCommandLine => File == CommandLineName && Line == 0;

    /// <summary>Short form that names no folder.</summary>
    public string Origin => Line == 0 ? File : $"{Path.GetFileName(File)}:{Line}";
}
