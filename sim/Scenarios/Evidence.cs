namespace HvSim.Scenarios;

/// <summary>How well a value is known.</summary>
public enum Evidence
{
    /// <summary>Somebody measured it on a real machine and published the measurement with its setting.</summary>
    Measured,

    /// <summary>The maker of the system, or a text about it, states it.</summary>
    Published,

    /// <summary>Fitted so that the simulator reproduces measurements.</summary>
    Calibrated,

    /// <summary>Not known: a value within a plausible range.</summary>
    Assumed,

    /// <summary>A choice of the experiment that claims nothing about real machines.</summary>
    Setting,
}
