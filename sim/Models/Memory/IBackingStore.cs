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
