using HvSim.Models;

namespace HvSim.Experiments;

/// <summary>
/// Finds what gives first, in the slowest 5 % of the requests of the class that a limit broke for: the part of the response time
/// that grew most from the sparsest point to the first fail, or, where that has no steady response times, to the densest steady
/// point below it. The queue inside a guest also grows because the guest's virtual processors get slower, so that it is the
/// cause only where the host's doing is flat (<see cref="VerdictThresholds.FlatBelow"/>): service that is 5 % longer brings a
/// guest's processors from 80 to 84 % busy, and its queue, which goes with 1 / (1 - busy), up by a quarter only; what grows
/// without even that has its cause inside the guest. Waits for locks are as a queue: their holders lose their processors where the
/// host is short of them. And a queue may follow from lock waits, which keep processors and workers, or from waits for pages, which
/// keep workers and locks, as waits for I/O do. What waits in a channel waits for its worker, so that the root partition is the cause
/// where its own part has grown.
/// </summary>
public static class BottleneckFinder
{
    private static readonly ResponsePart[] OfTheHost =
    [
        ResponsePart.CpuWait, ResponsePart.SmtSlowdown, ResponsePart.Hypervisor, ResponsePart.ContextSwitch,
        ResponsePart.CacheRefill, ResponsePart.Capped, ResponsePart.RemoteMemory, ResponsePart.Contention, ResponsePart.IdleWake,
        ResponsePart.AddressTranslation,
    ];

    private static readonly ResponsePart[] OfMemory = [ResponsePart.Paging, ResponsePart.Device];

    private static readonly ResponsePart[] OfIo =
        [ResponsePart.Root, ResponsePart.ChannelQueue, ResponsePart.Throttling, ResponsePart.Network];

    private static readonly ResponsePart[] OfLocks = [ResponsePart.Spinning, ResponsePart.LockWait, ResponsePart.FlushWait];

    /// <summary>Parts that may follow from others, with those in the order in which they are held responsible.</summary>
    private static readonly Dictionary<ResponsePart, ResponsePart[][]> Causes = new()
    {
        [ResponsePart.GuestQueue] = [OfMemory, OfIo, OfTheHost, OfLocks],
        [ResponsePart.Spinning] = [OfTheHost],
        [ResponsePart.LockWait] = [OfMemory, OfIo, OfTheHost],
        [ResponsePart.FlushWait] = [OfTheHost],
        [ResponsePart.ChannelQueue] = [[ResponsePart.Root]],
    };

    /// <summary>What gives first, or null where no two steady points can be compared or nothing grew.</summary>
    /// <param name="points">All points in the order of the axis.</param>
    /// <param name="fail">The first one that fails, or null.</param>
    public static Bottleneck? Find(PointResult[] points, PointResult? fail)
    {
        ArgumentNullException.ThrowIfNull(points);
        // A host that does not admit its guests, or batch work that is late, is no matter of response times.
        if (fail is not { State: PointState.Steady or PointState.NoSteadyState })
            return null;
        var steady = points[..(Array.IndexOf(points, fail) + 1)].Where(point => point.State == PointState.Steady).ToArray();
        return steady.Length < 2
            ? null
            : Affected(fail)
                .Select(guest => Of(guest, steady))
                .OfType<Bottleneck>()
                .Where(bottleneck => !IsOfMemory(fail) || OfMemory.Contains(bottleneck.Part))
                .OrderByDescending(bottleneck => bottleneck.GrownMs)
                .FirstOrDefault();
    }

    /// <summary>Whether only limits of memory break: then memory gives first, whatever part of a response time grew.</summary>
    public static bool IsOfMemory(PointResult fail)
    {
        ArgumentNullException.ThrowIfNull(fail);
        return fail.State == PointState.NotStarted || (fail.State == PointState.Steady
            && fail.Objectives.Any(Leaning.IsAboveLimit)
            && fail.Objectives.Where(Leaning.IsAboveLimit).All(verdict => ObjectiveTerms.IsOfMemory(verdict.Objective)));
    }

    /// <summary>
    /// The classes that the limit broke for: those of the broken objectives, all where one of them is the host's; without a
    /// steady state the one whose requests pile up fastest beside those that arrive, if that is significant; else all.
    /// </summary>
    private static string[] Affected(PointResult fail)
    {
        var all = fail.Scenario!.Guests.Select(guest => guest.Name).ToArray();
        if (fail.State == PointState.Steady)
        {
            string[] broken =
                [.. fail.Objectives.Where(Leaning.IsAboveLimit).Select(verdict => verdict.Objective.Guest).Distinct()];
            return broken.Contains("") ? all : broken;
        }
        var growing = all
            .Where(guest => fail.Reading(MetricCatalog.BacklogGrowth.Name, guest, Statistic.Total)?.Estimate is { Low: > 0 })
            .ToArray();
        return growing.Length == 0 ? all : [growing.MaxBy(guest => PiledUp(fail, guest))!];
    }

    private static double PiledUp(PointResult fail, string guest) =>
        (fail.Reading(MetricCatalog.BacklogGrowth.Name, guest, Statistic.Total)?.Value ?? 0)
        / (fail.Reading(MetricCatalog.OfferedRate.Name, guest, Statistic.Total)?.Value ?? double.PositiveInfinity);

    private static Bottleneck? Of(string guest, PointResult[] steady)
    {
        var (from, at) = (Array.Find(steady, point => Tail(point, guest, ResponsePart.Work) is not null), steady[^1]);
        if (from is null || ReferenceEquals(from, at) || Tail(at, guest, ResponsePart.Work) is null)
            return null;

        double Growth(ResponsePart part) => (Tail(at, guest, part) ?? 0) - (Tail(from, guest, part) ?? 0);
        var grown = Enum.GetValues<ResponsePart>().MaxBy(Growth);
        if (Growth(grown) <= 0)
            return null;
        var flat = VerdictThresholds.FlatBelow.Value * Service(from, guest);
        var causes = Causes.GetValueOrDefault(grown, []).FirstOrDefault(parts => parts.Sum(part => Math.Max(0, Growth(part))) >= flat);
        var part = causes?.MaxBy(Growth) ?? grown;
        return new Bottleneck(
            guest, part, Growth(part), grown, Growth(grown), from, at,
            at.Reading(MetricCatalog.LpBusy.Name, "", Statistic.Mean)?.Value ?? 0,
            at.Reading(MetricCatalog.CpuWaitPerDispatch.Name, "", Statistic.Mean, Scope.Pooled)?.Value);
    }

    /// <summary>What a request takes without its guest's queue, its waits for locks and its sleep, in milliseconds.</summary>
    private static double Service(PointResult point, string guest) =>
        OfTheHost.Append(ResponsePart.Work).Sum(part => Tail(point, guest, part) ?? 0);

    private static double? Tail(PointResult point, string guest, ResponsePart part) =>
        point.Reading(MetricCatalog.Part(part).Name, guest, Statistic.SlowestTwentieth, Scope.Pooled)?.Value;
}
