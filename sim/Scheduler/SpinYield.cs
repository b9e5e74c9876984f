namespace HvSim.Scheduler;

/// <summary>To whom a virtual processor that has been spinning for long gives its logical processor.</summary>
public enum SpinYield
{
    /// <summary>To the one that it waits for, if that is ready; else to one of its partition, as <see cref="Sibling"/> does.</summary>
    Holder,

    /// <summary>
    /// To the least charged of its partition that is ready and has not itself given way for spinning since it last ran; to nobody where
    /// there is none.
    /// </summary>
    Sibling,

    /// <summary>To the least charged of all that wait for the logical processor.</summary>
    Any,

    /// <summary>To nobody: the notification is ignored.</summary>
    None,
}
