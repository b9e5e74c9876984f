using HvSim.Engine;

namespace HvSim.Models.Guests;

/// <summary>What one step of a program does.</summary>
public enum StepAction
{
    /// <summary>Computes on a virtual processor.</summary>
    Compute,

    /// <summary>Sleeps without a virtual processor.</summary>
    Sleep,
}

/// <summary>One step of a program.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Time">How long: processor time at full speed, or time asleep.</param>
public readonly record struct ProgramStep(StepAction Action, TimeSampler Time);

/// <summary>The life of a request, step by step.</summary>
public sealed class GuestProgram
{
    private readonly ProgramStep[] _steps;

    /// <summary>A program of at least one step.</summary>
    public GuestProgram(IReadOnlyList<ProgramStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfZero(steps.Count);
        _steps = [.. steps];
    }

    /// <summary>Number of steps.</summary>
    public int Length => _steps.Length;

    internal StepAction ActionAt(int step) => _steps[step].Action;

    /// <summary>Draws all times of one request at once, so that nothing that happens to it later disturbs a draw.</summary>
    internal void Draw(RandomStream stream, Span<Duration> times)
    {
        for (var i = 0; i < _steps.Length; i++)
            times[i] = _steps[i].Time.Draw(stream);
    }
}
