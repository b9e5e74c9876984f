using HvSim.Models.Io;
using HvSim.Stats;

namespace HvSim.Io.Devices;

/// <summary>A storage device as a station: it sends each transfer on to where its road goes when it is done.</summary>
public interface IDisk : IStation
{
    /// <summary>Transfers that it serves at the same time.</summary>
    int Parallelism { get; }

    /// <summary>Servers at work.</summary>
    LevelClock Busy { get; }

    /// <summary>Level 1 while the link to it carries bytes; null for a device that has no link.</summary>
    LevelClock? Link { get; }

    /// <summary>Transfers that are served or wait.</summary>
    LevelClock InDevice { get; }

    /// <summary>Transfers that it has done.</summary>
    long Done { get; }
}
