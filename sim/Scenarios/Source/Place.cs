namespace HvSim.Scenarios.Source;

/// <summary>Where a piece of a scenario stands.</summary>
/// <param name="File">The file as the user named it, or who else gave the value.</param>
/// <param name="Line">Line from 1; 0 where there is none.</param>
/// <param name="Column">Column from 1; 0 where there is none.</param>
internal readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>The place of a value that comes from outside the file: the command line, a sweep.</summary>
    public static Place Outside(string origin) => new(origin, 0, 0);

    public bool IsOutsideTheFile => Line == 0;

    /// <summary>Short form that names no folder.</summary>
    public string Origin => Line == 0 ? File : $"{Path.GetFileName(File)}:{Line}";
}
