using HvSim.Engine;
using HvSim.Models.Guests;

namespace HvSim.Models.Workloads;

/// <summary>Requests that arrive whether or not earlier ones are finished; the gaps come from an arrival process.</summary>
public sealed class OpenArrivals : IWorkload
{
    private readonly Simulation _simulation;
    private readonly IArrivalProcess _process;
    private readonly RandomStream _work;
    private readonly int _boundTo;
    private readonly Alarm _arrival;
    private RequestFlow? _requests;

    /// <summary>Arrivals at one partition.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="name">Prefix of the random streams' names.</param>
    /// <param name="process">The arrival process.</param>
    /// <param name="boundTo">Number of the only virtual processor that may serve them, or -1.</param>
    public OpenArrivals(Simulation simulation, string name, IArrivalProcess process, int boundTo = -1)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        _simulation = simulation;
        _process = process;
        _boundTo = boundTo;
        _work = simulation.CreateStream($"{name}/work");
        _arrival = simulation.CreateAlarm($"{name} arrival", OnArrival);
    }

    /// <inheritdoc/>
    public bool UsesWorkers => true;

    /// <inheritdoc/>
    public void Start(RequestFlow requests)
    {
        _requests = requests;
        _arrival.Set(_process.Next(_simulation.Now));
    }

    /// <inheritdoc/>
    public bool GoesOn(Request request) => false;

    /// <inheritdoc/>
    public void Completed(int issuer)
    {
    }

    private void OnArrival()
    {
        _arrival.Set(_process.Next(_simulation.Now));
        _requests!.Arrive(_work, issuer: 0, _boundTo);
    }
}
