using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>A reading of a virtual processor's clocks.</summary>
internal readonly record struct ProcessorClocks(RunningTimes Running, Duration Ready, Duration Capped);
