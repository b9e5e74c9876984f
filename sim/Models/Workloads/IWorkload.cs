using HvSim.Models.Guests;

namespace HvSim.Models.Workloads;

/// <summary>Where a partition's requests come from.</summary>
public interface IWorkload
{
    /// <summary>Whether its requests need a worker thread of the partition's pool.</summary>
    bool UsesWorkers { get; }

    /// <summary>Starts at instant zero.</summary>
    void Start(RequestFlow requests);

    /// <summary>Whether the thread that has completed <paramref name="request"/> goes on with another one, which has then begun.</summary>
    bool GoesOn(Request request);

    /// <summary>A request of <paramref name="issuer"/> is completed and its thread is gone.</summary>
    void Completed(int issuer);
}
