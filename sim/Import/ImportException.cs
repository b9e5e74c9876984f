using HvSim.Scenarios;

namespace HvSim.Import;

/// <summary>Monitoring data cannot be used, for all of these reasons.</summary>
public sealed class ImportException : Exception
{
    /// <summary>Without a reason.</summary>
    public ImportException()
        : this([])
    {
    }

    /// <summary>With a reason that lies in no file.</summary>
    public ImportException(string message)
        : base(message) => Problems = [];

    /// <summary>With a reason that lies in no file, and what went wrong underneath.</summary>
    public ImportException(string message, Exception innerException)
        : base(message, innerException) => Problems = [];

    /// <summary>With all reasons.</summary>
    public ImportException(IReadOnlyList<Problem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>The reasons, in the order of the files.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
