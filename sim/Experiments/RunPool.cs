using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments;

/// <summary>
/// Simulates the replications of any number of points on a fixed number of threads. A run is a pure function and every result
/// has its place, so the numbers do not depend on the number of threads or on what is finished first.
/// </summary>
internal sealed class RunPool(Func<Scenario, ulong, RunResult> execute, int workers, ProgressBook progress)
{
    /// <summary>
    /// Simulates until all points are done, or until no new replication may begin because of a cancellation. The replications that
    /// the points ask for at a time make a wave; which these are does not depend on the number of threads.
    /// </summary>
    /// <exception cref="ReplicationFailedException">A replication threw: the first one in order.</exception>
    public void Simulate(IReadOnlyList<PointOrder> points, CancellationToken cancellation)
    {
        var newPoints = points.Count(point => point.Result is null);
        while (!cancellation.IsCancellationRequested)
        {
            var wave = new Queue([.. points.SelectMany(point => point.NextWave().Select(index => (point, index)))]);
            if (wave.Count == 0)
                return;
            progress.Expect(newPoints, wave.Count);
            newPoints = 0;
            Simulate(wave, cancellation);
        }
    }

    private void Simulate(Queue queue, CancellationToken cancellation)
    {
        var others = Enumerable.Range(1, Math.Clamp(Math.Min(workers, queue.Count) - 1, 0, int.MaxValue))
            .Select(number => new Thread(() => Work(queue, cancellation))
            {
                IsBackground = true,
                Name = $"replications {number}",
            })
            .ToArray();
        foreach (var thread in others)
            thread.Start();
        Work(queue, cancellation);
        foreach (var thread in others)
            thread.Join();
        if (queue.Failure is { } failure)
            throw failure;
    }

    private void Work(Queue queue, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && queue.TryTake(out var place, out var point, out var index))
        {
            try
            {
                var run = execute(point.Scenario, point.Seed(index));
                var last = point.Store(index, run);
                progress.RunDone(run.Events, point);
                if (last)
                    progress.PointDone(point.Coordinates);
            }
#pragma warning disable CA1031 // Whatever a model throws is handed to the caller with the name of the replication.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                queue.Fail(place, new ReplicationFailedException(point.Coordinates, index, point.Seed(index), exception));
            }
        }
    }

    /// <summary>Hands out replications in order; after a failure none any more.</summary>
    private sealed class Queue((PointOrder Point, int Index)[] orders)
    {
        private readonly Lock _lock = new();
        private int _next;
        private int _failedPlace = int.MaxValue;

        public int Count => orders.Length;

        /// <summary>
        /// The failure of the earliest replication in order: all before it had begun, so it is the same at any number of
        /// threads.
        /// </summary>
        public ReplicationFailedException? Failure { get; private set; }

        public bool TryTake(out int place, out PointOrder point, out int index)
        {
            lock (_lock)
            {
                var any = _next < orders.Length && Failure is null;
                place = any ? _next++ : 0;
                (point, index) = any ? orders[place] : (null!, 0);
                return any;
            }
        }

        public void Fail(int place, ReplicationFailedException failure)
        {
            lock (_lock)
            {
                if (place >= _failedPlace)
                    return;
                (_failedPlace, Failure) = (place, failure);
            }
        }
    }
}
