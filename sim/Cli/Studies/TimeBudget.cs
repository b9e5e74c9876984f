using HvSim.Experiments;

namespace HvSim.Cli.Studies;

/// <summary>
/// Watches the clock on the wall while a study is simulated. When the budget is used up, the study stops as it does when the user
/// interrupts it: replications under way are finished and kept. The clock decides whether there is a whole answer, never which
/// one.
/// </summary>
internal sealed class TimeBudget : IProgressSink, IDisposable
{
    private readonly Surroundings _world;
    private readonly IProgressSink _next;
    private readonly TimeSpan? _limit;
    private readonly long _begin;
    private readonly CancellationTokenSource? _due;
    private readonly CancellationTokenSource _stop;
    private Progress _last;

    /// <summary>A budget that begins now.</summary>
    /// <param name="limit">What the study may take, or null for as long as it takes.</param>
    /// <param name="world">Whose clock it is, and who may interrupt all the same.</param>
    /// <param name="next">Is told about progress, too.</param>
    public TimeBudget(TimeSpan? limit, Surroundings world, IProgressSink next)
    {
        (_limit, _world, _next) = (limit, world, next);
        _begin = world.Clock.GetTimestamp();
        _due = limit is { } time ? new CancellationTokenSource(time, world.Clock) : null;
        _due?.Token.Register(() => world.Error.WriteLine(
            $"\nthe budget of {Elapsed.Text(limit!.Value)} is used up: what is under way will be finished and kept."));
        _stop = CancellationTokenSource.CreateLinkedTokenSource(world.Cancellation, _due?.Token ?? CancellationToken.None);
    }

    /// <summary>Asks the study to stop.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <inheritdoc/>
    public void Report(Progress progress)
    {
        _last = progress;
        _next.Report(progress);
    }

    /// <summary>How the study fell short of its budget, or null where it did not, or where the user stopped it.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="searched">Number of values of a search, or null where every point is known from the start.</param>
    /// <param name="reused">Replications that were taken from an earlier run.</param>
    public Overrun? OverrunOf(SweepResult result, int? searched, int reused) =>
        result.Interrupted && _due is { IsCancellationRequested: true } && !_world.Cancellation.IsCancellationRequested
            ? new Overrun(_limit!.Value, _world.Clock.GetElapsedTime(_begin), _last, searched, reused)
            : null;

    public void Dispose()
    {
        _stop.Dispose();
        _due?.Dispose();
    }
}
