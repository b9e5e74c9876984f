using HvSim.Engine;

namespace HvSim.Models.Processors;

/// <summary>
/// How much longer than at full speed work takes on a logical processor, and why. Work counts the guest's own processor time; each cause
/// stretches what the causes before it have left, and every stretched second brings intercept time on top.
/// </summary>
/// <param name="AddressTranslation">Stretch by the second level of address translation, 1 or more.</param>
/// <param name="RemoteMemory">Stretch by memory on another node, 1 or more.</param>
/// <param name="Contention">Stretch by busy cores that share caches and memory bandwidth, 1 or more.</param>
/// <param name="SmtSlowdown">Stretch by a busy sibling hardware thread, 1 or more.</param>
/// <param name="InterceptRatio">Hypervisor time per second of guest time, 0 or more.</param>
public readonly record struct Pace(
    double AddressTranslation, double RemoteMemory, double Contention, double SmtSlowdown, double InterceptRatio)
{
    private double Stretch => AddressTranslation * RemoteMemory * Contention * SmtSlowdown;

    private double Slowdown => Stretch * (1 + InterceptRatio);

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
        var rest = elapsed - work;
        var intercepts = Stretch == 1
            ? rest
            : Duration.Min(rest, Duration.FromNanoseconds((long)(elapsed.Nanoseconds * (InterceptRatio / (1 + InterceptRatio)))));
        rest -= intercepts;
        var translation = Part(
            AddressTranslation - 1, work, isLast: RemoteMemory == 1 && Contention == 1 && SmtSlowdown == 1, ref rest);
        var remote = Part((RemoteMemory - 1) * AddressTranslation, work, isLast: Contention == 1 && SmtSlowdown == 1, ref rest);
        var contention = Part((Contention - 1) * RemoteMemory * AddressTranslation, work, isLast: SmtSlowdown == 1, ref rest);
        return new RunningTimes
        {
            Work = work,
            AddressTranslation = translation,
            RemoteMemory = remote,
            Contention = contention,
            SmtSlowdown = rest,
            Intercepts = intercepts,
        };
    }

    /// <summary>What one cause adds to the work; the last cause takes all that is left.</summary>
    private static Duration Part(double ratio, Duration work, bool isLast, ref Duration rest)
    {
        if (ratio == 0)
            return Duration.Zero;
        var part = isLast ? rest : Duration.Min(rest, Duration.FromNanoseconds((long)(work.Nanoseconds * ratio)));
        rest -= part;
        return part;
    }
}
