using HvSim.Scenarios;

namespace HvSim.Cli;

/// <summary>A scenario cannot be used, for all of these reasons.</summary>
internal sealed class InputException(IReadOnlyList<Problem> problems) : Exception("The scenario is not valid.")
{
    /// <summary>The reasons, in the order of the file.</summary>
    public IReadOnlyList<Problem> Problems => problems;
}
