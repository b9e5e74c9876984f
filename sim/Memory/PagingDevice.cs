using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Memory;
using HvSim.Stats;

namespace HvSim.Memory;

/// <summary>
/// The device that all guests of the host page to and read files from: equal servers and one queue, first come, first served. The thread
/// in front of a queue of pages waits for all of them, which is what makes shortage a cliff.
/// </summary>
public sealed class PagingDevice : IBackingStore
{
    // Threads that wait together on a host that is not lost; more make the queue grow.
    private const int MostUsually = 1_024;

    private readonly Simulation _simulation;
    private readonly TimeSampler _service;
    private readonly Queue<(Request Thread, Duration Service)> _waiting = new(MostUsually);
    private readonly Stack<Server> _free = new();

    /// <summary>An idle device.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="service">Time of one transfer.</param>
    /// <param name="parallelism">Transfers at the same time, 1 or more.</param>
    public PagingDevice(Simulation simulation, TimeSampler service, int parallelism)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        _simulation = simulation;
        _service = service;
        Parallelism = parallelism;
        Busy = new LevelClock(simulation.Now);
        InDevice = new LevelClock(simulation.Now);
        for (var i = parallelism - 1; i >= 0; i--)
            _free.Push(new Server(this, simulation, i));
    }

    /// <summary>Number of its servers.</summary>
    public int Parallelism { get; }

    /// <summary>Servers at work.</summary>
    public LevelClock Busy { get; }

    /// <summary>Transfers that are served or wait.</summary>
    public LevelClock InDevice { get; }

    /// <summary>Transfers that have been done.</summary>
    public long Done { get; private set; }

    /// <inheritdoc/>
    public void Fetch(Request thread, RandomStream stream)
    {
        var service = _service.Draw(stream);
        InDevice.Add(1, _simulation.Now);
        if (_free.TryPop(out var server))
        {
            Busy.Add(1, _simulation.Now);
            server.Serve(thread, service);
        }
        else
            _waiting.Enqueue((thread, service));
    }

    private void Served(Server server, Request thread)
    {
        Done++;
        InDevice.Add(-1, _simulation.Now);
        if (_waiting.TryDequeue(out var next))
            server.Serve(next.Thread, next.Service);
        else
        {
            Busy.Add(-1, _simulation.Now);
            _free.Push(server);
        }
        thread.Fetched();
    }

    private sealed class Server
    {
        private readonly PagingDevice _device;
        private readonly Alarm _done;
        private Request? _thread;

        public Server(PagingDevice device, Simulation simulation, int number)
        {
            _device = device;
            _done = simulation.CreateAlarm($"paging device {number}", OnDone);
        }

        public void Serve(Request thread, Duration service)
        {
            _thread = thread;
            _done.SetIn(service);
        }

        private void OnDone()
        {
            var thread = _thread!;
            _thread = null;
            _device.Served(this, thread);
        }
    }
}
