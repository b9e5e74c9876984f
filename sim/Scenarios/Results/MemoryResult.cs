using HvSim.Engine;
using HvSim.Models.Memory;

namespace HvSim.Scenarios.Results;

/// <summary>The memory of a guest over the measured window; all zero where the scenario has no memory.</summary>
public readonly record struct MemoryReading
{
    /// <summary>Time average of what it held, in MiB.</summary>
    public double HeldMib { get; init; }

    /// <summary>Time average of what it had committed, in MiB.</summary>
    public double CommittedMib { get; init; }

    /// <summary>What it sees at the end of the window, in MiB.</summary>
    public long VisibleMib { get; init; }

    /// <summary>Time average of its pressure, in percent.</summary>
    public double Pressure { get; init; }

    /// <summary>Time in which its pressure was above 100 or more than 10 points over its target.</summary>
    public Duration Strained { get; init; }

    /// <summary>Whether the host may change what it holds, and it holds its maximum at the end of the window.</summary>
    public bool IsAtMaximum { get; init; }

    /// <summary>Time average of what it held on NUMA nodes that it does not prefer, in MiB.</summary>
    public double RemoteMib { get; init; }

    /// <summary>Time average of what the hypervisor mapped by pages of 2 MiB, in MiB.</summary>
    public double LargeMib { get; init; }

    /// <summary>Time average of what it held on the host's disk since it had restarted, in MiB.</summary>
    public double SmartPagedMib { get; init; }

    /// <summary>Whether it waits for its startup memory at the end of the window, after a restart.</summary>
    public bool WaitsToRestart { get; init; }

    /// <summary>Whether it has not started because its NUMA node has no room for it, though the host has.</summary>
    public bool LacksNode { get; init; }

    /// <summary>What happened to it in the window.</summary>
    public MemoryTotals Totals { get; init; }
}

/// <summary>The host's memory over the measured window; all zero where the scenario has none.</summary>
public readonly record struct HostMemoryReading
{
    /// <summary>Memory of the machine, in MiB.</summary>
    public long TotalMib { get; init; }

    /// <summary>Time average of what nobody held, in MiB.</summary>
    public double AvailableMib { get; init; }

    /// <summary>Transfers of the paging device that ended in the window.</summary>
    public long Transfers { get; init; }

    /// <summary>Time average of its servers at work, over their number.</summary>
    public double DeviceBusy { get; init; }

    /// <summary>Time average of the transfers that are served or wait.</summary>
    public double InDevice { get; init; }
}
