using HvSim.Scenarios;

namespace HvSim.Experiments.Advice;

/// <summary>A single change of a scenario that a user could make.</summary>
/// <param name="Values">The values that it takes, as they would stand in the file.</param>
public sealed record Change(IReadOnlyList<Override> Values)
{
    /// <summary>
    /// The change in words: <c>guests.web.virtualProcessors = 4</c>, and of several values of one thing
    /// <c>host.storage.ssd0: readLatency = 50 us, writeLatency = 25 us</c>.
    /// </summary>
    public string Name => Values.Count > 1 && Values.All(one => one.Path.StartsWith(Thing, StringComparison.Ordinal))
        ? $"{Thing[..^1]}: {Listed(Values.Select(one => one with { Path = one.Path[Thing.Length..] }))}"
        : Listed(Values);

    private string Thing => Values[0].Path[..(Values[0].Path.LastIndexOf('.') + 1)];

    private static string Listed(IEnumerable<Override> values) =>
        string.Join(", ", values.Select(one => $"{one.Path} = {one.Value}"));
}
