using HvSim.Engine;

namespace HvSim.Models.Io;

/// <summary>What the driver of a guest does for a transfer, on the virtual processor of the thread.</summary>
/// <param name="Submit">Processor time before it is sent.</param>
/// <param name="Complete">Processor time after it has ended, beside its handler's.</param>
/// <param name="AccessesBefore">Accesses to an emulated controller before it is sent.</param>
/// <param name="AccessesAfter">Accesses to an emulated controller after it has ended.</param>
public sealed record DriverSteps(Duration Submit, Duration Complete, int AccessesBefore, int AccessesAfter);
