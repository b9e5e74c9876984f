using HvSim.Experiments.Advice;
using HvSim.Experiments.Sensitivity;
using HvSim.Scenarios;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// Simulates one or more points with several replications each. Replication k of every point has the seed
/// <c>StableHash.Mix(master seed, k)</c>, so that points are compared under common random numbers. The points that are
/// evaluated and all numbers are the same for any number of workers. Batch work is run without a hypervisor too, for its stretch.
/// </summary>
/// <param name="execute">
/// Simulates one replication from its scenario and seed; a pure function, called from several threads.
/// </param>
/// <param name="workers">Replications in flight at a time, at least 1.</param>
/// <param name="sink">Is told about progress, or null.</param>
public sealed class Experiment(Func<Scenario, ulong, RunResult> execute, int workers, IProgressSink? sink = null)
{
    private readonly int _workers = workers >= 1
        ? workers
        : throw new ArgumentOutOfRangeException(nameof(workers), workers, "At least one worker is needed.");

    /// <summary>
    /// Simulates one scenario; the result has one point without coordinates. After an interruption the point rests on the
    /// replications from the first up to the first unfinished one, and there is none where these are fewer than two.
    /// </summary>
    /// <param name="scenario">The scenario; its sweep is ignored.</param>
    /// <param name="cancellation">Interrupts: replications that have begun are finished, others do not begin.</param>
    /// <exception cref="ReplicationFailedException">A replication threw.</exception>
    public SweepResult Run(Scenario scenario, CancellationToken cancellation = default)
    {
        var order = new PointOrder([], scenario);
        var twins = new NativeTwins();
        twins.Simulate(new RunPool(execute, _workers, new ProgressBook(sink)), [order], cancellation);
        if (order.Result is { } point)
            return new SweepResult([twins.Stretched(point)], null, Interrupted: false);
        var done = order.Prefix();
        return new SweepResult(
            done.Length < 2 ? [] : [twins.Stretched(PointSummary.Of([], order.Scenario, done))], null, Interrupted: true);
    }

    /// <summary>
    /// Evaluates every point of the axes (<see cref="SweepGrid"/>), or searches the only axis for the overload point. After an
    /// interruption the finished points remain.
    /// </summary>
    /// <param name="sweep">The axes, and whether to search.</param>
    /// <param name="load">Reads the scenario with some values replaced; called from the calling thread only.</param>
    /// <param name="cancellation">Interrupts: replications that have begun are finished, others do not begin.</param>
    /// <exception cref="ArgumentException">
    /// There is no axis, an axis has no value, or a search has more than one axis.
    /// </exception>
    /// <exception cref="PointLoadException">A point is not a valid scenario.</exception>
    /// <exception cref="ReplicationFailedException">A replication threw.</exception>
    public SweepResult Sweep(
        SweepSpec sweep, Func<IReadOnlyList<Override>, LoadResult> load, CancellationToken cancellation = default)
    {
        if (sweep.Axes.Count == 0 || sweep.Axes.Any(axis => axis.Values.Count == 0))
            throw new ArgumentException("A sweep needs at least one axis, and every axis a value.", nameof(sweep));
        if (sweep.FindOverload && sweep.Axes.Count != 1)
            throw new ArgumentException("The overload point is searched along one axis.", nameof(sweep));

        var progress = new ProgressBook(sink);
        var lab = new PointLab(load, new RunPool(execute, _workers, progress), progress, sweep.FindOverload, cancellation);
        return sweep.FindOverload
            ? new OverloadSearch(new SearchAxis(sweep.Axes[0]), lab).Find()
            : Grid(sweep, lab);
    }

    /// <summary>Answers the question again at the ends of the ranges of what is only assumed, one value at a time.</summary>
    /// <param name="plan">The ends.</param>
    /// <param name="scenario">The scenario at its base point.</param>
    /// <param name="result">What a sweep of it yielded.</param>
    /// <param name="load">Reads the scenario with some values replaced; called from the calling thread only.</param>
    /// <param name="cancellation">Interrupts: replications that have begun are finished, others do not begin.</param>
    /// <exception cref="ReplicationFailedException">A replication threw.</exception>
    public SensitivityAnswer Sensitivity(
        SensitivityPlan plan,
        Scenario scenario,
        SweepResult result,
        Func<IReadOnlyList<Override>, LoadResult> load,
        CancellationToken cancellation = default)
    {
        var progress = new ProgressBook(sink);
        var lab = new PointLab(
            load, new RunPool(execute, _workers, progress), progress, result.Overload is not null, cancellation);
        return new SensitivityStudy(plan, scenario, result, lab).Answer();
    }

    /// <summary>
    /// Says what gives next, by a second search with what gave first made unlimited, and which single change would move most
    /// what is at stake, by runs with each; without a search only the latter, at the base point.
    /// </summary>
    /// <param name="scenario">The scenario at its base point.</param>
    /// <param name="result">What a search for the overload point, or a single run, yielded.</param>
    /// <param name="load">Reads the scenario with some values replaced; called from the calling thread only.</param>
    /// <param name="cancellation">Interrupts: replications that have begun are finished, others do not begin.</param>
    /// <exception cref="ReplicationFailedException">A replication threw.</exception>
    public AdviceAnswer Advise(
        Scenario scenario,
        SweepResult result,
        Func<IReadOnlyList<Override>, LoadResult> load,
        CancellationToken cancellation = default)
    {
        var progress = new ProgressBook(sink);
        var pool = new RunPool(execute, _workers, progress);
        var next = result.Overload is not { } overload ? null : new NextLimitStudy(
            new SearchAxis(scenario.Sweep!.Axes[0]), overload, load,
            rewritten => new PointLab(rewritten, pool, progress, isSearch: true, cancellation)).Find();
        var (changes, points, interrupted) = new ChangeStudy(result, load, this).Answer(cancellation);
        return new AdviceAnswer
        {
            Next = next,
            Changes = changes,
            Points = (next?.Points ?? 0) + points,
            Interrupted = interrupted || next is { Interrupted: true },
        };
    }

    private static SweepResult Grid(SweepSpec sweep, PointLab lab)
    {
        var points = lab.Evaluate(SweepGrid.Of(sweep));
        var done = points.OfType<PointResult>().ToArray();
        return new SweepResult(done, null, done.Length < points.Length);
    }
}
