using HvSim.Scenarios;

namespace HvSim.Experiments.Advice;

/// <summary>A single change of a scenario that a user could make.</summary>
/// <param name="Values">
/// The values that it takes, as they would stand in the file; several have the same path but for its end.
/// </param>
public sealed record Change(IReadOnlyList<Override> Values)
{
    /// <summary>
    /// The change in words: <c>guests.web.virtualProcessors = 4</c>, and of several values of one thing
    /// <c>host.storage.ssd0: readLatency = 50 us, writeLatency = 25 us</c>.
    /// </summary>
    public string Name => Values is [var only]
        ? $"{only.Path} = {only.Value}"
        : $"{Thing}: {string.Join(", ", Values.Select(one => $"{one.Path[(Thing.Length + 1)..]} = {one.Value}"))}";

    private string Thing => Values[0].Path[..Values[0].Path.LastIndexOf('.')];
}
