using HvSim.Scenarios;

namespace HvSim.Experiments.Advice;

/// <summary>A resource that is given without end, so that it shows which one is the next to give.</summary>
/// <param name="Resource">The resource in words.</param>
/// <param name="Values">The values that make it so, as they would stand in the file; empty where none does.</param>
/// <param name="Reason">Why no value does; empty where some do.</param>
public sealed record Unlimited(string Resource, IReadOnlyList<Override> Values, string Reason);
