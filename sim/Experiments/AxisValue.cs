namespace HvSim.Experiments;

/// <summary>A coordinate of a point: the value that a scenario path has there.</summary>
/// <param name="Path">Path of the scenario value, as in <c>--set</c>: <c>guests.web.count</c>.</param>
/// <param name="Value">The value as it would stand in the file.</param>
public sealed record AxisValue(string Path, string Value);
