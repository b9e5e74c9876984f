namespace HvSim.Scenarios.Results;

/// <summary>A storage device over the measured window.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Transfers">Transfers that it has done.</param>
/// <param name="Busy">Time average of its servers at work, over their number.</param>
/// <param name="InDevice">Time average of the transfers that are served or wait.</param>
/// <param name="CompletionBusy">Share of time in which the root partition's handler of its interrupts had something to do.</param>
public sealed record DeviceReading(string Name, long Transfers, double Busy, double InDevice, double CompletionBusy);

/// <summary>The limits of Storage QoS on the disks of a class over the measured window.</summary>
/// <param name="Guest">Name of the class.</param>
/// <param name="Holding">Share of time in which transfers waited for the limit, of the disk where that was most, 0 to 1.</param>
public sealed record LimitReading(string Guest, double Holding);

/// <summary>A network adapter over the measured window.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BusyIn">Share of time in which the wire towards the host was busy.</param>
/// <param name="BusyOut">Share of time in which the wire from the host was busy.</param>
/// <param name="InterruptBusy">Share of time in which the busiest of the root partition's handlers of its interrupts had something to do.</param>
public sealed record AdapterReading(string Name, double BusyIn, double BusyOut, double InterruptBusy);
