namespace HvSim.Scenarios.Specs;

/// <summary>What several guests together may use of the processors.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cap">Most processor time of all members over that of the group's logical processors, above 0, to 1.</param>
/// <param name="Processors">The logical processors that the members may run on.</param>
public sealed record CpuGroupSpec(string Name, double Cap, ProcessorList Processors);
