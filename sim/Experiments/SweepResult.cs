using HvSim.Experiments.Advice;
using HvSim.Experiments.Sensitivity;

namespace HvSim.Experiments;

/// <summary>What an experiment over several points yields.</summary>
/// <param name="Points">The points that were evaluated, in axis order.</param>
/// <param name="Overload">The answer to the search for the overload point, or null where none was asked for.</param>
/// <param name="Interrupted">Whether it was interrupted, so that points are missing.</param>
public sealed record SweepResult(IReadOnlyList<PointResult> Points, OverloadAnswer? Overload, bool Interrupted)
{
    /// <summary>How far the answer depends on what is only assumed, or null where that was not asked for.</summary>
    public SensitivityAnswer? Sensitivity { get; init; }

    /// <summary>What gives next and which change would move most, or null where that was not asked for.</summary>
    public AdviceAnswer? Advice { get; init; }
}
