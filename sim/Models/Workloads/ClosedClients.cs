using HvSim.Engine;
using HvSim.Models.Guests;

namespace HvSim.Models.Workloads;

/// <summary>A fixed number of clients, each of whom thinks, sends a request, waits for the answer and thinks again.</summary>
public sealed class ClosedClients : IWorkload
{
    private readonly Client[] _clients;

    /// <summary>Clients of one partition.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="name">Prefix of the random streams' names.</param>
    /// <param name="clients">Number of clients.</param>
    /// <param name="think">Think time.</param>
    public ClosedClients(Simulation simulation, string name, int clients, TimeSampler think)
    {
        _clients = new Client[clients];
        for (var i = 0; i < clients; i++)
            _clients[i] = new Client(simulation, name, i, think);
    }

    /// <inheritdoc/>
    public bool UsesWorkers => true;

    /// <inheritdoc/>
    public void Start(RequestFlow requests)
    {
        foreach (var client in _clients)
            client.Start(requests);
    }

    /// <inheritdoc/>
    public bool GoesOn(Request request) => false;

    /// <inheritdoc/>
    public void Completed(int issuer) => _clients[issuer].Think();

    private sealed class Client
    {
        private readonly int _number;
        private readonly TimeSampler _think;
        private readonly RandomStream _stream;
        private readonly Alarm _thought;
        private RequestFlow? _requests;

        public Client(Simulation simulation, string name, int number, TimeSampler think)
        {
            _number = number;
            _think = think;
            _stream = simulation.CreateStream($"{name}/client[{number}]");
            _thought = simulation.CreateAlarm($"{name} client {number} thought", () => _requests!.Arrive(_stream, _number));
        }

        public void Start(RequestFlow requests)
        {
            _requests = requests;
            Think();
        }

        public void Think() => _thought.SetIn(_think.Draw(_stream));
    }
}
