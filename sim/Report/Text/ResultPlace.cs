namespace HvSim.Report.Text;

/// <summary>Where the files of a study are, and what the user may do next.</summary>
/// <param name="Folder">The result folder as the user would type it.</param>
/// <param name="Charts">Number of charts in it.</param>
/// <param name="NextCommand">The next command, or empty.</param>
public sealed record ResultPlace(string Folder, int Charts, string NextCommand);

/// <summary>What an answer needs besides the study.</summary>
public sealed record AnswerOptions
{
    /// <summary>Where the files are, or null where none were written.</summary>
    public ResultPlace? Place { get; init; }
}
