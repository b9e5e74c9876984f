namespace HvSim.Scenarios.Reading;

/// <summary>What a scenario says about how well one of its values is known.</summary>
/// <param name="Evidence">How well.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Low">Low end of the range within which the value may lie; null where none is stated.</param>
/// <param name="High">High end of that range.</param>
internal sealed record Sourcing(Evidence Evidence, string Source, string? Low, string? High);
