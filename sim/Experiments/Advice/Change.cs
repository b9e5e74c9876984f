using HvSim.Scenarios;

namespace HvSim.Experiments.Advice;

/// <summary>A single change of a scenario that a user could make.</summary>
/// <param name="Values">The values that it takes, as they would stand in the file.</param>
public sealed record Change(IReadOnlyList<Override> Values)
{
    /// <summary>The change in words: <c>guests.web.virtualProcessors = 4</c>.</summary>
    public string Name => string.Join(", ", Values.Select(one => $"{one.Path} = {one.Value}"));
}
