using HvSim.Models.Guests;

namespace HvSim.Models.Workloads;

/// <summary>Several open sources of requests of the same kind at one partition.</summary>
public sealed class CombinedWorkload(IReadOnlyList<IWorkload> sources) : IWorkload
{
    /// <inheritdoc/>
    public bool UsesWorkers => true;

    /// <inheritdoc/>
    public void Start(RequestFlow requests)
    {
        foreach (var source in sources)
            source.Start(requests);
    }

    /// <inheritdoc/>
    public bool GoesOn(Request request) => false;

    /// <inheritdoc/>
    public void Completed(int issuer)
    {
    }
}
