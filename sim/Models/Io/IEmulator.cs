using HvSim.Models.Guests;

namespace HvSim.Models.Io;

/// <summary>The worker process of a guest, which answers accesses to emulated devices.</summary>
public interface IEmulator
{
    /// <summary>
    /// Answers one access for a thread whose virtual processor stands still meanwhile; calls <see cref="Request.AccessAnswered"/>.
    /// </summary>
    void Access(Request thread);
}
