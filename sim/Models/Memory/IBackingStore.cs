using HvSim.Engine;
using HvSim.Models.Guests;

namespace HvSim.Models.Memory;

/// <summary>Where pages are that a guest does not hold: its page file and its files.</summary>
public interface IBackingStore
{
    /// <summary>Fetches a page for a thread that has left its virtual processor; calls <see cref="Request.Fetched"/> when it is there.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="stream">Stream from which the transfer's attributes are drawn now.</param>
    void Fetch(Request thread, RandomStream stream);
}

/// <summary>Whether the host takes pages of its guests away behind their backs, as other hypervisors do; Hyper-V does not.</summary>
public enum HostSwapping
{
    /// <summary>It does not: who finds no startup memory does not start.</summary>
    None,

    /// <summary>It does, and tells the guest of a page that is missing, which runs another thread until it is there.</summary>
    Asynchronous,

    /// <summary>It does, and the virtual processor stands still until a missing page is there.</summary>
    Synchronous,
}
