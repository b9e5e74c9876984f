using HvSim.Scenarios.Results;

namespace HvSim.Report.Perfmon;

/// <summary>A performance counter of one instance, by Hyper-V's names.</summary>
/// <param name="Path">Object, instance and counter, as in <c>Object(instance)\Counter</c>.</param>
/// <param name="IsRate">Whether it says something of the time between two samples, so that the first one has no value.</param>
/// <param name="Value">Its value from the sample before and the present one; null where there is none.</param>
internal sealed record Counter(string Path, bool IsRate, Func<CounterSample, CounterSample, double?> Value);
