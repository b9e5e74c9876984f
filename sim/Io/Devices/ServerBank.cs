using HvSim.Engine;
using HvSim.Models.Io;
using HvSim.Stats;

namespace HvSim.Io.Devices;

/// <summary>Equal servers and one queue, first come, first served.</summary>
internal sealed class ServerBank
{
    private readonly Simulation _simulation;
    private readonly Func<Transfer, Duration> _service;
    private readonly Action<Transfer> _served;
    private readonly TransferQueue _waiting = new();
    private readonly Stack<Server> _free;

    /// <summary>A bank of idle servers.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="name">Name of the device, for messages.</param>
    /// <param name="servers">Number of servers, 1 or more.</param>
    /// <param name="service">How long a transfer keeps a server.</param>
    /// <param name="served">Who gets it then.</param>
    public ServerBank(Simulation simulation, string name, int servers, Func<Transfer, Duration> service, Action<Transfer> served)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(servers, 1);
        _simulation = simulation;
        _service = service;
        _served = served;
        Size = servers;
        Busy = new LevelClock(simulation.Now);
        _free = new Stack<Server>(servers);
        for (var i = servers - 1; i >= 0; i--)
            _free.Push(new Server(this, simulation, $"{name} server {i}"));
    }

    public int Size { get; }

    public LevelClock Busy { get; }

    public void Take(Transfer transfer)
    {
        if (_free.TryPop(out var server))
        {
            Busy.Add(1, _simulation.Now);
            server.Serve(transfer);
        }
        else
            _waiting.Enqueue(transfer);
    }

    private void Served(Server server, Transfer transfer)
    {
        if (_waiting.Dequeue() is { } next)
            server.Serve(next);
        else
        {
            Busy.Add(-1, _simulation.Now);
            _free.Push(server);
        }
        _served(transfer);
    }

    private sealed class Server
    {
        private readonly ServerBank _bank;
        private readonly Alarm _done;
        private Transfer? _transfer;

        public Server(ServerBank bank, Simulation simulation, string name)
        {
            _bank = bank;
            _done = simulation.CreateAlarm(name, OnDone);
        }

        public void Serve(Transfer transfer)
        {
            _transfer = transfer;
            _done.SetIn(_bank._service(transfer));
        }

        private void OnDone()
        {
            var transfer = _transfer!;
            _transfer = null;
            _bank.Served(this, transfer);
        }
    }
}
