using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>
/// How much longer than at full speed work takes on a logical processor, and why. Work counts the guest's own processor time; a busy
/// sibling stretches it, and every stretched second brings intercept time on top.
/// </summary>
/// <param name="SmtSlowdown">Stretch by a busy sibling hardware thread, 1 or more.</param>
/// <param name="InterceptRatio">Hypervisor time per second of guest time, 0 or more.</param>
public readonly record struct Pace(double SmtSlowdown, double InterceptRatio)
{
    private double Slowdown => SmtSlowdown * (1 + InterceptRatio);

    /// <summary>Time on the processor after which <paramref name="work"/> is done.</summary>
    public Duration TimeFor(Duration work) =>
        Slowdown == 1 ? work : Duration.FromNanoseconds((long)Math.Ceiling(work.Nanoseconds * Slowdown));

    /// <summary>
    /// Splits time on the processor into work done and what it was stretched by. The work is rounded down, the last part is what
    /// remains, so the parts add up exactly.
    /// </summary>
    /// <param name="elapsed">Time on the processor.</param>
    /// <param name="left">Work that there was to do; no more than this is done, and all of it after <see cref="TimeFor"/>.</param>
    public RunningTimes Split(Duration elapsed, Duration left)
    {
        var finished = elapsed >= TimeFor(left);
        var work = finished
            ? Duration.Min(left, elapsed)
            : Duration.Min(left, Duration.FromNanoseconds((long)(elapsed.Nanoseconds / Slowdown)));
        var stretch = elapsed - work;
        var intercepts = SmtSlowdown == 1
            ? stretch
            : Duration.Min(stretch, Duration.FromNanoseconds((long)(elapsed.Nanoseconds * (InterceptRatio / (1 + InterceptRatio)))));
        return new RunningTimes
        {
            Work = work,
            Intercepts = intercepts,
            SmtSlowdown = stretch - intercepts,
            ContextSwitch = Duration.Zero,
            CacheRefill = Duration.Zero,
        };
    }
}
